import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientEnvironment } from '../../emulator/client-environment.js'
import { type RunOptions, runAction } from '../../emulator/runner.js'

const ACTION = `name: Throw-away
description: >-
  Does what a test
  needs.
inputs:
  function-name:
    description: A name. # of a function
    required: true
  publish:
    description: 'Whether it''s published'
    default: 'false'
  two words:
    description: "With a \\"space\\""
    default: spaced
  github-token:
    description: |
      A token.

      Default: the job's.
    default: \${{ github.token }}
outputs:
  version:
    description: A version
runs:
  using: node24
  main: dist/index.mjs
`

let actionDir: string

beforeEach(async () => {
  actionDir = await mkdtemp(join(tmpdir(), 'action-'))
})

afterEach(() => rm(actionDir, { recursive: true }))

async function run(
  script: string,
  options: Partial<RunOptions> = {},
  actionYml = ACTION.replace('dist/', ''),
) {
  await writeFile(join(actionDir, 'action.yml'), actionYml)
  await writeFile(
    join(actionDir, 'index.mjs'),
    `import { appendFileSync } from 'node:fs'\nconst append = (name, text) => appendFileSync(process.env[name], text)\n${script}`,
  )
  return runAction({ actionDir, expressions: { 'github.token': 'ghs_job' }, ...options })
}

test('the environment of a step: inputs, defaults, the variables of a runner and nothing else', async () => {
  process.env['LEAKED_FROM_THE_TESTS'] = '1'
  const { stdout, conclusion } = await run(
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
  const { annotations, conclusion } = await run('', { inputs: { functionname: 'checkout' } })
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
  const result = await run(`
    append('GITHUB_OUTPUT', 'version=7\\nnotes<<EOF=\\na=b\\n\\n<<c\\nEOF=\\nversion=8\\nurl=https://x/?a=<<b\\n')
    append('GITHUB_STATE', 'started=true\\n')
    append('GITHUB_ENV', 'STAGE=prod\\n')
    append('GITHUB_PATH', '/opt/bin\\n')
    append('GITHUB_STEP_SUMMARY', '# Deployed\\n')
    process.exitCode = 3`)
  expect(result).toMatchObject({
    exitCode: 3,
    conclusion: 'failure',
    outputs: { version: '8', notes: 'a=b\n\n<<c', url: 'https://x/?a=<<b' },
    state: { started: 'true' },
    envFile: { STAGE: 'prod' },
    path: ['/opt/bin'],
    summary: '# Deployed\n',
  })
})

test.each([
  ['no value', 'version\\n', "Invalid format 'version'"],
  ['no name', '=7\\n', "Invalid format '=7'. Name must not be empty"],
  ['no delimiter', 'a<<\\n', "Invalid format 'a<<'. Name must not be empty and delimiter must not be empty"],
  ['no end', 'a<<EOF\\n1\\n', "Invalid value. Matching delimiter not found 'EOF'"],
])('an output file with %s fails the step', async (_, text, message) => {
  const { conclusion, exitCode, fileErrors, annotations } = await run(`append('GITHUB_OUTPUT', '${text}')`)
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

test('commands on both streams, in chunks that end anywhere', async () => {
  const { annotations, groups, commands, log, output } = await run(`
    import { setTimeout as sleep } from 'node:timers/promises'
    const write = (stream, bytes) => new Promise((done) => stream.write(bytes, done))
    const euro = Buffer.from('::warning title=Cost%2C total%3A 1,file=a.ts::5 €%0Aand 100%25\\r\\n')
    for (const part of [euro.subarray(0, 4), euro.subarray(4, 45), euro.subarray(45)]) {
      await write(process.stdout, part)
      await sleep(15)
    }
    await write(process.stdout, '  ::group::Upload\\nhalf\\r::Error::shown\\nplain ##[notice title=a%3Bb]older %5D\\n')
    await write(process.stdout, '::endgroup::\\n::unknown::stays\\n:: no command\\n')
    await sleep(15)
    await write(process.stderr, '::error::last, without a newline')`)
  expect(annotations).toEqual([
    { level: 'warning', message: '5 €\nand 100%', properties: { title: 'Cost, total: 1', file: 'a.ts' } },
    { level: 'error', message: 'shown', properties: {} },
    { level: 'notice', message: 'older ]', properties: { title: 'a;b' } },
    { level: 'error', message: 'last, without a newline', properties: {} },
  ])
  expect(groups).toEqual([{ title: 'Upload', lines: ['half', '##[error]shown', '##[notice]older ]'] }])
  expect(commands.map(({ name }) => name)).toEqual([
    'warning',
    'group',
    'error',
    'notice',
    'endgroup',
    'error',
  ])
  expect(log).toContain('##[endgroup]\n::unknown::stays\n:: no command\n')
  expect(output).toContain('::warning title=Cost%2C total%3A 1,file=a.ts::5 €%0Aand 100%25\n')
})

test('commands are only text between stop-commands and its token', async () => {
  const { annotations, log } = await run(`
    console.log('::stop-commands::tOken\\n::error::quoted\\n::token::\\n::tOken::\\n::error::real')`)
  expect(annotations).toEqual([{ level: 'error', message: 'real', properties: {} }])
  expect(log).toContain('::error::quoted\n::token::\n')
})

test('masks cover lines and encodings, in the log, in annotations and in the summary', async () => {
  const secret = 'first "line"\nsecond/line+='
  const { masks, log, annotations, summary, output, files } = await run(`
    const secret = ${JSON.stringify(secret)}
    console.log('early second/line+=')
    console.log('::add-mask::' + secret.replaceAll('\\n', '%0A'))
    console.log('::add-mask::')
    console.log(secret)
    console.log(JSON.stringify({ secret }))
    console.log(encodeURIComponent(secret))
    console.log(Buffer.from('second/line+=').toString('base64'))
    console.log('::error::second/line+=!')
    append('GITHUB_STEP_SUMMARY', 'second/line+=')`)
  expect(masks).toEqual([secret])
  const [early, warning, ...rest] = log.split('\n')
  expect(early).toBe('early second/line+=')
  expect(warning).toBe("##[warning]Can't add secret mask for empty string in ##[add-mask] command.")
  expect(rest).toEqual(['***', '***', '{"secret":"***"}', '***', '***', '##[error]***!', ''])
  expect(annotations.at(-1)?.message).toBe('***!')
  expect(summary).toBe('***')
  expect(files.summary).toBe('second/line+=')
  expect(output).toContain('\nsecond/line+=\n')
})

test('what is too long or too much is cut as the runner cuts it', async () => {
  const { annotations, summary } = await run(`
    console.log('::error::' + 'x'.repeat(5000))
    for (let i = 0; i < 12; i += 1) console.log('::notice::' + i)
    append('GITHUB_STEP_SUMMARY', 'x'.repeat(1024 * 1024 + 1))`)
  expect(annotations[0]?.message).toHaveLength(4096)
  expect(annotations.filter(({ level }) => level === 'notice')).toHaveLength(10)
  expect(summary).toBe('')
  expect(annotations.at(-1)?.message).toMatch(
    /^\$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k/,
  )
})

test('cancelling interrupts, terminates, kills', async () => {
  const script = `
    process.on('SIGINT', () => console.log('interrupted'))
    process.on('SIGTERM', () => console.log('terminated'))
    append('GITHUB_OUTPUT', 'started=yes\\n')
    setInterval(() => {}, 1000)
    console.log('ready')`
  const controller = new AbortController()
  const result = await run(script, {
    signal: controller.signal,
    cancelSteps: { interrupt: 80, terminate: 80 },
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
  await expect(run(`console.log('stuck'); setInterval(() => {}, 1000)`, { timeout: 300 })).rejects.toThrow(
    /Still running after 300 ms:\nstuck/,
  )
})

test('the environment for AWS clients, with an id token only when asked', () => {
  const endpoint = { url: 'http://127.0.0.1:4566' }
  expect(clientEnvironment(endpoint)).toMatchObject({
    AWS_ENDPOINT_URL_LAMBDA: endpoint.url,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_REGION: 'eu-west-1',
  })
  expect(clientEnvironment(endpoint)).not.toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_URL')
  const bare = clientEnvironment(endpoint, { credentials: null, region: null, oidc: true })
  expect(bare['ACTIONS_ID_TOKEN_REQUEST_URL']).toBe('http://127.0.0.1:4566/oidc-token?api-version=2.0')
  expect(Object.keys(bare).filter((name) => /KEY|REGION/.test(name))).toEqual([])
})

test.each([
  [
    'a composite action',
    ACTION.replace('using: node24\n  main: dist/index.mjs', 'using: composite\n  steps: all'),
    'runs.steps',
  ],
  ['a post step', `${ACTION}  post: after.mjs\n`, 'runs.post is not supported here'],
  ['no entry', ACTION.replace('  main: dist/index.mjs\n', ''), 'runs.main is missing'],
  [
    'a list',
    ACTION.replace('    required: true', '    required: [true]'),
    'not in a form that is read here: required: [true]',
  ],
  ['an anchor', ACTION.replace('    required: true', '    <<: *base'), 'not in a form'],
  [
    'an expression without a value',
    ACTION.replace('github.token', 'github.actor'),
    'needs a value for github.actor',
  ],
  ['a text over two lines', ACTION.replace('A version', 'A version\n      of it'), 'not in a form'],
  ['a key twice', ACTION.replace('outputs:', 'inputs:'), 'inputs twice'],
])('%s is refused', async (_, actionYml, message) => {
  await expect(run('', {}, actionYml)).rejects.toThrow(message)
})
