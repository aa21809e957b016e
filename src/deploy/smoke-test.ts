import type { Invocation } from '../aws/lambda-types.ts'
import type { ServiceError } from '../aws/service-error.ts'
import { DeployError, type Snippet } from '../errors.ts'
import type { SmokeTest } from '../plan/smoke-test.ts'
import { readableSize } from '../size.ts'
import type { Context } from './context.ts'
import { firstDifference } from './expected-json.ts'

/** How long throttling is borne: where nothing may run at all, it never ends. */
const THROTTLE_LIMIT_MS = 60_000
/** Characters of an answer that are shown. */
const SHOWN = 4_000

/**
 * Invokes the published version, and sees that it answers as it should. It is never invoked twice: what
 * it did the first time may not be undone.
 *
 * @throws {DeployError | ServiceError} where it fails, with the end of its log
 */
export async function smokeTest(test: SmokeTest, version: string, context: Context): Promise<void> {
  const { progress } = context
  const { facts } = progress
  const work = async () => {
    const answer = await invoke(test, version, context)
    facts.smokeTest = 'failed'
    refuseAnswer(test, version, answer)
    facts.smokeTest = 'passed'
    return answer
  }
  await progress.phase(
    'Smoke test',
    work,
    ({ payload }) =>
      `Version ${version} passed its smoke test, with an answer of ${readableSize(Buffer.byteLength(payload))}`,
  )
}

function invoke(test: SmokeTest, version: string, { aws, progress }: Context): Promise<Invocation> {
  const { facts } = progress
  return aws.lambda.invoke(version, test.payload, {
    failed: (error) => invokeFailure(error, version),
    onState: (state) => {
      if (state === 'unanswered') facts.smokeTest = 'unanswered'
      else delete facts.smokeTest
    },
    throttleLimitMs: THROTTLE_LIMIT_MS,
  })
}

function invokeFailure(error: ServiceError, version: string): string {
  if (error.limit?.startsWith('Reserved') === true) {
    return `Version ${version} could not be tested: the reserved concurrency of the function is used up; at 0 nothing may run.`
  }
  if (error.throttled)
    return `Version ${version} could not be tested: Lambda went on throttling its invocation.`
  if (error.reach === 'unknown') return `The smoke test of version ${version} got no answer: it may have run.`
  return `Version ${version} could not be invoked for its smoke test.`
}

function refuseAnswer({ expected }: SmokeTest, version: string, answer: Invocation): void {
  const what = `The smoke test of version ${version} failed: `
  if (answer.functionError !== undefined) {
    throw failed(`${what}the function ended with an error.`, errorWords(answer), [logOf(answer)])
  }
  if (answer.version === undefined) {
    const why = 'The answer is incomplete: it does not name the version that ran, as those of Lambda do.'
    throw failed(`${what}nobody can tell what answered.`, why, [])
  }
  if (answer.version !== version) throw failed(`${what}version ${answer.version} answered.`, undefined, [])
  if (expected === undefined) return
  const difference = differenceIn(answer.payload, expected.value)
  if (difference === undefined) return
  throw failed(`${what}its answer lacks what \`smoke-test-expect\` asks for.`, difference, [
    { title: 'Its answer:', language: 'json', text: answer.payload.slice(0, SHOWN) },
    logOf(answer),
  ])
}

function failed(
  what: string,
  why: string | undefined,
  snippets: readonly (Snippet | undefined)[],
): DeployError {
  return new DeployError({
    what,
    why,
    remedy: 'Correct the function and deploy it again.',
    snippets: snippets.filter((snippet) => snippet !== undefined),
  })
}

/** `errorType: errorMessage`, as every runtime writes them. */
function errorWords({ functionError, payload }: Invocation): string {
  const { errorType, errorMessage } = Object(parsed(payload))
  return (
    [errorType, errorMessage].filter(Boolean).join(': ') || `${functionError}: ${payload.slice(0, SHOWN)}`
  )
}

function differenceIn(payload: string, expected: unknown): string | undefined {
  const value = parsed(payload)
  return value === undefined ? 'The answer is not JSON.' : firstDifference(value, expected)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function logOf({ log }: Invocation): Snippet | undefined {
  return log.trim() === ''
    ? undefined
    : { title: 'The end of its log:', language: 'text', text: log.trimEnd() }
}
