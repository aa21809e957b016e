import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { DeployError } from '../../../src/errors.ts'
import { debug, fail, mask, runnerLog, setOutputs, writeSummary } from '../../../src/report/runner.ts'
import { sanitizeLine, sanitizeMessage } from '../../../src/report/sanitize.ts'
import { capture } from './capture.ts'
import { hostile } from './hostile.ts'

const directory = mkdtempSync(join(tmpdir(), 'runner-'))
afterAll(() => rmSync(directory, { recursive: true }))

function files(name: string) {
  const env = {
    GITHUB_OUTPUT: join(directory, `${name}-output`),
    GITHUB_STEP_SUMMARY: join(directory, `${name}-summary`),
  }
  for (const path of Object.values(env)) writeFileSync(path, '')
  return env
}
/** The bytes of the files; a delimiter is a random one on either side. */
const written = (env: Record<string, string>) =>
  Object.values(env).map((path) =>
    readFileSync(path, 'latin1').replace(/ghadelimiter_[0-9a-f-]{36}/g, 'DELIMITER'),
  )

/** What @actions/core writes for these calls. */
function byCore(calls: readonly (readonly unknown[])[]) {
  const env = files('core')
  const script = fileURLToPath(new URL('core-calls.js', import.meta.url))
  const child = spawnSync(process.execPath, [script], {
    input: JSON.stringify(calls),
    env: { ...process.env, ...env },
    maxBuffer: 1e8,
  })
  expect(String(child.stderr)).toBe('')
  return [child.stdout.toString('latin1'), ...written(env)]
}

/** What this action writes for one text, in every place that a text can reach. */
async function byUs(text: string, env: Record<string, string>) {
  const log = runnerLog({})
  log.info(text)
  log.warning(text)
  log.group(text, [text])
  debug(text)
  mask(text)
  fail(new DeployError({ what: text, why: text }), `Not deployed: a, ${text}`)
  setOutputs({ one: text, 'two-words': text }, env)
  writeSummary(text, env)
}
const asCore = (text: string) => [
  ['info', sanitizeLine(text)],
  ['warning', sanitizeMessage(text)],
  ['startGroup', sanitizeLine(text)],
  ['info', sanitizeLine(text)],
  ['endGroup'],
  ['debug', sanitizeLine(text)],
  ['setSecret', text],
  ['error', sanitizeMessage(`${text}\n${text}`), { title: sanitizeLine(`Not deployed: a, ${text}`) }],
  ['setOutput', 'one', text],
  ['setOutput', 'two-words', text],
  ['summary', text],
]

test('every byte is the one that @actions/core writes, whatever the text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 100, maxLength: 200 }), async (texts) => {
      const env = files('ours')
      // core.summary refuses an empty text, which nothing here ever is.
      const given = texts.map((text) => `${text}x`)
      const stdout = await capture(async () => {
        for (const text of given) await byUs(text, env)
      })
      const ours = [Buffer.from(stdout).toString('latin1'), ...written(env)]
      expect(ours).toEqual(byCore(given.flatMap(asCore)))
    }),
    { numRuns: 2, endOnFailure: true },
  )
})

test('a runner that keeps no files gets none', () => {
  expect(() => setOutputs({ version: '7' }, {})).not.toThrow()
  expect(() => writeSummary('text', { GITHUB_STEP_SUMMARY: '' })).not.toThrow()
})
