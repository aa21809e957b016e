import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { issueToken } from '../../emulator/github/oidc/token.js'
import { TestStep } from './test-step.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const JOB = { now: Date.now, id: () => 'id', idTokenClaims: {} }

let step: TestStep
let token: () => Promise<string>
beforeEach(async () => {
  token = async () => issueToken(JOB, 'sts.amazonaws.com')
  step = new TestStep()
  await step.open({ idToken: () => token() })
})
afterEach(() => step.close())

/** A directory that cannot be packaged, unless it is good, with a role. */
function deploy({ good = false } = {}) {
  const directory = join(step.directory, 'build')
  mkdirSync(directory)
  writeFileSync(join(directory, 'index.js'), 'exports.handler = async () => 2')
  if (!good) symlinkSync('/etc', join(directory, 'link'))
  return step.run({ 'zip-file': '', 'source-dir': directory, 'role-to-assume': ROLE })
}

const LINK = /^::error title=checkout was not touched::[^\n]*link/
const errorsOf = (stdout: string) => stdout.split('\n').filter((line) => line.startsWith('::error'))

test('a directory that cannot be packaged is told at once, while STS is silent', async () => {
  step.world.addRole({ name: 'deploy' })
  const silent = { operation: 'AssumeRoleWithWebIdentity', times: 99, fault: 'hang' } as const
  step.endpoint.faults.add(silent)
  const { stdout, exitCode } = await deploy()
  expect(errorsOf(stdout)).toEqual([expect.stringMatching(LINK)])
  expect(exitCode).toBe(1)
}, 10_000)

test('credentials that are refused are told at once, and packaging ends', async () => {
  token = () => Promise.reject(new Error('Unauthorized (HTTP 401)'))
  const { stdout, exitCode } = await deploy({ good: true })
  expect(errorsOf(stdout)).toEqual([expect.stringContaining('no OIDC token')])
  expect(exitCode).toBe(1)
})

test('where both fail, one error is told, and the other is no unhandled rejection', async () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  process.on('unhandledRejection', note)
  token = () => Promise.reject(new Error('Unauthorized (HTTP 401)'))
  const { stdout, exitCode } = await deploy()
  await new Promise(setImmediate)
  process.off('unhandledRejection', note)
  expect(errorsOf(stdout)).toHaveLength(1)
  expect(exitCode).toBe(1)
  expect(unhandled).toEqual([])
})
