import { quote } from '../inputs/fields.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
import { readFile } from './read-file.ts'

/** What the published version is invoked with before traffic reaches it. */
export interface SmokeTest {
  /** JSON. */
  readonly payload: string
  /** What the answer has to contain, objects as a subset; undefined: any answer that is no error. */
  readonly expected?: { readonly value: unknown }
}

/** Largest payload, and largest answer, of a synchronous invocation, in bytes (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const MOST_BYTES = 6_291_456

/** The test that the inputs ask for; undefined where none is, or where it is a problem. */
export function planSmokeTest(inputs: Inputs, problems: Problems): SmokeTest | undefined {
  const { smokeTestPayload, smokeTestExpect, publish, publishTo, alias } = inputs
  if (smokeTestPayload === undefined) {
    if (smokeTestExpect !== undefined) {
      problems.add('`smoke-test-expect` needs `smoke-test-payload`, which the function is invoked with.')
    }
    return undefined
  }
  if (publishTo !== undefined || (publish !== true && alias === undefined)) {
    problems.add('`smoke-test-payload` is for a published version; give `alias` or `publish: true`.')
  }
  const payload = readJson('smoke-test-payload', smokeTestPayload, problems)
  const expected = smokeTestExpect && readJson('smoke-test-expect', smokeTestExpect, problems)
  if (payload === undefined) return undefined
  const bytes = Buffer.byteLength(payload.text)
  if (bytes > MOST_BYTES) {
    problems.add(`\`smoke-test-payload\` has ${bytes} bytes; an invocation takes at most ${MOST_BYTES}.`)
  }
  return { payload: payload.text, ...(expected && { expected: { value: expected.value } }) }
}

/** JSON as it is given, or from the file whose path is given. */
function readJson(input: string, given: string, problems: Problems) {
  const inline = parse(given)
  if (inline !== undefined) return inline
  if (/^[{["]/.test(given)) {
    problems.add(`\`${input}\` is not valid JSON${placeIn(given)}.`)
    return undefined
  }
  const text = readFile(given, MOST_BYTES, (why) =>
    problems.add(`\`${input}\` is neither JSON nor a file that can be read: ${quote(given)}. ${why}`),
  )
  if (text === undefined) return undefined
  const file = parse(text)
  if (file === undefined) {
    problems.add(`\`${input}\` is the path of a file that does not hold valid JSON: ${quote(given)}.`)
  }
  return file
}

/** Where a text stops being JSON, without quoting it: what it holds is nobody else's business. */
function placeIn(text: string): string {
  try {
    JSON.parse(text)
  } catch (error) {
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(String(error)) ?? []
    if (line !== undefined) return `, line ${line}, column ${column}`
  }
  return ''
}

function parse(text: string): { readonly text: string; readonly value: unknown } | undefined {
  try {
    return { text, value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
