import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { requireHomeDirectory } from '../../../src/aws/home-directory.ts'
import { NEW, TestAws } from './test-aws.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG'

const aws = new TestAws()
let started: number
async function begin(limitMs: number): Promise<void> {
  await aws.open({ realTime: true, limitMs })
  aws.world.addFunction({ name: 'checkout', zip: NEW })
  delete process.env['AWS_ACCESS_KEY_ID']
  delete process.env['AWS_SECRET_ACCESS_KEY']
  started = performance.now()
}
beforeEach(() => begin(60_000))
afterEach(() => aws.close())

/** The default profile comes from a program. */
function useProgram(script: string): void {
  const program = join(aws.directory, 'program.js')
  writeFileSync(program, script)
  const config = join(aws.directory, 'config')
  writeFileSync(
    config,
    `[default]\ncredential_process = "${process.execPath}" "${program}" --secret ${SECRET}\n`,
  )
  process.env['AWS_CONFIG_FILE'] = config
}

/** Until its file is gone. */
const HANGS = "setInterval(() => require('node:fs').existsSync(__filename) || process.exit(), 20)"
/** The SDK goes on to its next source then, which must not happen after the test. */
async function endProgram(): Promise<void> {
  rmSync(join(aws.directory, 'program.js'))
  await setTimeout(500)
}

const print = (answer: unknown) => `console.log(${JSON.stringify(JSON.stringify(answer))})`

test('no credentials at all end the step at once, and say how to get some', async () => {
  expect(await aws.connectFailure()).toMatchObject({
    what: "The job's AWS credentials could not be loaded.",
    why: 'Could not load credentials from any providers',
    remedy:
      'Set `role-to-assume` to sign in with OIDC, or configure AWS credentials in an earlier step of the job. If it is set: an unset secret or variable gives an empty value.',
  })
  expect(aws.host.lines).toEqual([])
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('a program gives credentials, which are masked, and their account', async () => {
  const [accessKeyId = '', identity] = [...aws.world.credentials][0] ?? []
  const keys = { AccessKeyId: accessKeyId, SecretAccessKey: identity?.secretAccessKey }
  useProgram(print({ Version: 1, AccountId: '123456789012', ...keys }))
  const { lambda, account } = await aws.connect()
  expect(account).toBe('123456789012')
  expect(aws.host.masks).toEqual([identity?.secretAccessKey])
  await lambda.getFunction()
})

test('a program that hangs ends with the time of the step', async () => {
  await aws.close()
  await begin(400)
  useProgram(HANGS)
  expect(await aws.connectFailure()).toMatchObject({
    what: "The job's AWS credentials could not be loaded.",
    why: 'no answer within 3.0 s',
  })
  await endProgram()
})

test('a program that hangs does not hold a job that is cancelled', async () => {
  useProgram(HANGS)
  const ended = expect(aws.connect()).rejects.toThrow('cancelled')
  await setTimeout(200)
  aws.host.cancel(new Error('cancelled'))
  await ended
  expect(performance.now() - started).toBeLessThan(5_000)
  await endProgram()
})

test.each([
  [
    'fails',
    'console.error("no such vault"); process.exit(1)',
    /^credential_process failed\.\nno such vault$/,
  ],
  ['answers nonsense', `console.log('{"SecretAccessKey": "${SECRET}')`, /returned invalid JSON/],
  ['gives no key', print({ Version: 1 }), /credential_process returned invalid credentials/],
])('a program that %s is told in its words, and no secret is', async (_, script, words) => {
  useProgram(script)
  const error = await aws.connectFailure()
  expect(error.why).toMatch(words)
  expect(error.message).not.toContain(SECRET)
})

test.each([
  ['access key id', { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE\n' }, 'a space or line break'],
  ['secret access key', { AWS_SECRET_ACCESS_KEY: `${SECRET}\n` }, 'a space or line break'],
  ['session token', { AWS_SESSION_TOKEN: ' IQoJb3JpZ2luX2Vj' }, 'a space or line break'],
  ['session token', { AWS_SESSION_TOKEN: 'IQoJb3JpZ2\u2026' }, 'a character that none can contain'],
])('the %s of %j is refused before any request', async (name, keys, why) => {
  const whole = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: SECRET }
  Object.assign(process.env, whole, keys)
  const error = await aws.connectFailure()
  expect(error.what).toContain(`the ${name} contains ${why}`)
  expect(error.message).not.toContain(SECRET)
  expect(aws.operations).toEqual([])
})

test('a profile that does not exist is named', async () => {
  process.env['AWS_PROFILE'] = 'deploy'
  expect(await aws.connectFailure()).toMatchObject({
    why: expect.stringContaining('[deploy]'),
    remedy: expect.stringContaining('Check AWS_PROFILE'),
  })
})

test('a user without a home is told so, in the words of the system', () => {
  const find = () => {
    throw new Error('A system error occurred: uv_os_homedir returned ENOENT (no such file or directory)')
  }
  expect(() => requireHomeDirectory({}, find)).toThrow(/no home directory.*\n.*uv_os_homedir.*\nSet HOME/)
  expect(() => requireHomeDirectory({ HOME: '/github/home' }, find)).not.toThrow()
  expect(() => requireHomeDirectory({})).not.toThrow()
})
