import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { runScript } from './run-script.ts'

test('the environment of a step: inputs, defaults, the variables of a runner and nothing else', async () => {
  process.env['LEAKED_FROM_THE_TESTS'] = '1'
  const { stdout, conclusion } = await runScript(
    'console.log(JSON.stringify({ ...process.env, cwd: process.cwd() }))',
    {
      inputs: { 'Function-Name': 'checkout', publish: '' },
      env: { AWS_REGION: 'eu-west-1' },
    },
  )
  delete process.env['LEAKED_FROM_THE_TESTS']
  const env = JSON.parse(stdout)
  expect(conclusion).toBe('success')
  expect(env).toMatchObject({
    'INPUT_FUNCTION-NAME': 'checkout',
    INPUT_PUBLISH: '',
    INPUT_TWO_WORDS: 'spaced',
    'INPUT_GITHUB-TOKEN': 'ghs_job',
    AWS_REGION: 'eu-west-1',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'octo-org/checkout',
    GITHUB_WORKSPACE: env.cwd,
    RUNNER_TEMP: expect.stringContaining(tmpdir()),
  })
  expect(env).not.toHaveProperty('LEAKED_FROM_THE_TESTS')
  expect(env).not.toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_URL')
  expect(existsSync(env.RUNNER_TEMP)).toBe(false)
})

test('an input that the action does not declare is a warning', async () => {
  const { annotations, conclusion } = await runScript('', { inputs: { functionname: 'checkout' } })
  expect(conclusion).toBe('success')
  expect(annotations).toEqual([
    {
      level: 'warning',
      message:
        "Unexpected input(s) 'functionname', valid inputs are ['function-name', 'publish', 'two words', 'github-token']",
      properties: {},
    },
  ])
})

test('what a step leaves in its files', async () => {
  const result = await runScript(`
    append('GITHUB_OUTPUT', 'version=7\\nnotes<<EOF=\\na=b\\n\\n<<c\\nEOF=\\nversion=8\\nurl=https://x/?a=<<b\\n')
    append('GITHUB_ENV', 'STAGE=prod\\n')
    append('GITHUB_STEP_SUMMARY', '# Deployed\\n')
    process.exitCode = 3`)
  expect(result).toMatchObject({
    exitCode: 3,
    conclusion: 'failure',
    outputs: { version: '8', notes: 'a=b\n\n<<c', url: 'https://x/?a=<<b' },
    envFile: { STAGE: 'prod' },
    summary: '# Deployed\n',
  })
})

test.each([
  ['no value', 'version\\n', "Invalid format 'version'"],
  ['no name', '=7\\n', "Invalid format '=7'. Name must not be empty"],
  ['no delimiter', 'a<<\\n', "Invalid format 'a<<'. Name must not be empty and delimiter must not be empty"],
  ['no end', 'a<<EOF\\n1\\n', "Invalid value. Matching delimiter not found 'EOF'"],
])('an output file with %s fails the step', async (_, text, message) => {
  const { conclusion, exitCode, fileErrors, annotations } = await runScript(
    `append('GITHUB_OUTPUT', '${text}')`,
  )
  expect({ conclusion, exitCode, fileErrors }).toEqual({
    conclusion: 'failure',
    exitCode: 0,
    fileErrors: [message],
  })
  expect(annotations.map((own) => own.message)).toEqual([
    "Unable to process file command 'output' successfully.",
    message,
  ])
})

test('cancelling interrupts, terminates, kills', async () => {
  const script = `
    process.on('SIGINT', () => console.log('interrupted'))
    process.on('SIGTERM', () => console.log('terminated'))
    append('GITHUB_OUTPUT', 'started=yes\\n')
    setInterval(() => {}, 1000)
    console.log('ready')`
  const controller = new AbortController()
  const result = await runScript(script, {
    signal: controller.signal,
    cancelSteps: { interrupt: 500, terminate: 1_000 },
    onStart: (child) => child.stdout?.once('data', () => controller.abort()),
  })
  expect(result).toMatchObject({
    conclusion: 'cancelled',
    exitCode: null,
    signal: 'SIGKILL',
    stdout: 'ready\ninterrupted\nterminated\n',
    outputs: { started: 'yes' },
  })
})

test('a step that hangs rejects, with what it said', async () => {
  await expect(
    runScript(`console.log('stuck'); setInterval(() => {}, 1000)`, { timeout: 700 }),
  ).rejects.toThrow(/Still running after 700 ms:\nstuck/)
})
