import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeployError } from '../../src/errors.ts'
import { ARN, LIVE, NEW, OLD, sha256 } from './aws/test-aws.ts'
import { useStep } from './test-step.ts'

const step = useStep()

test('a success is told by outputs, results, summary and a last line', async () => {
  step.addFunction(LIVE)
  const { stdout, exitCode, outputs, results, summary } = await step.run({ alias: 'live' })

  expect(stdout).toBe('')
  expect(exitCode).toBeUndefined()
  expect(outputs).toMatchObject({
    'function-name': 'checkout',
    version: '2',
    'alias-arn': `${ARN}:live`,
    'code-sha256': sha256(NEW),
    changed: 'true',
    'previous-version': '1',
  })
  expect(results).toEqual([expect.objectContaining({ status: 'deployed', version: '2', changed: true })])
  expect(summary).toContain('<h3>✅ <code>checkout</code> deployed: <code>live</code> → version 2</h3>')
  expect(step.host.lines.at(-2)).toMatch(/^checkout deployed: live → version 2, \d\.\d s$/)
  expect(step.host.lines.at(-1)).toBe(outputs['console-url'])
})

test('a warning of the plan is an annotation', async () => {
  step.addFunction()
  await step.run({ publish: 'true', 'version-description': 'd'.repeat(300) })
  expect(step.host.lines).toContain(
    "warning: The version's description has 300 characters and was cut to 256.",
  )
})

test('a failure is one annotation, a failed step, results and a summary', async () => {
  const outcome = { code: 'InvalidImage', reason: 'It is broken.' }
  step.addFunction({ settle: { outcome } })
  const { stdout, exitCode, outputs, results, summary } = await step.run()

  expect(stdout).toMatch(
    /^::error title=checkout still serves its old code::Lambda failed to apply the update to checkout/,
  )
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(exitCode).toBe(1)
  expect(outputs).toMatchObject({ 'function-arn': ARN, 'code-sha256': sha256(OLD), changed: 'false' })
  expect(results).toMatchObject([
    { status: 'failed', 'function-name': 'checkout', error: expect.stringContaining('It is broken.') },
  ])
  expect(summary).toMatch(/^<h3>❌ <code>checkout<\/code> still serves its old code/)
  expect(summary).toContain('InvalidImage')
})

test('all problems of the inputs are told together, before anything is touched', async () => {
  const { stdout, exitCode, results, summary } = await step.run({
    'function-name': 'checkout:live',
    'dry-run': 'yes',
    'zip-file': join(step.directory, 'gone.zip'),
  })
  expect(stdout).toMatch(/^::error title=Nothing was deployed::3 inputs are invalid:%0A- /)
  for (const word of ['`dry-run`', '`function-name`', 'gone.zip']) expect(stdout).toContain(word)
  expect(exitCode).toBe(1)
  expect(results).toEqual([
    { status: 'failed', changed: false, error: expect.stringContaining('3 inputs are invalid:') },
  ])
  expect(summary).toMatch(/^<h3>❌ Nothing was deployed: 3 inputs are invalid<\/h3>\n/)
  expect(step.operations).toEqual([])
})

test('a cancelled job ends its wait at once, and tells how far it came', async () => {
  const fn = step.addFunction({ settle: { milliseconds: 60_000 } })
  step.clock.onSleep = () => {
    if (step.clock.elapsedMs > 5_000) {
      step.host.cancel(
        new DeployError({ what: 'The job was cancelled (SIGINT).', remedy: 'Run the step again.' }),
      )
    }
  }
  const { stdout, exitCode, results, summary } = await step.run({ publish: 'true' })

  expect(stdout).toBe(
    '::error title=checkout is half deployed%3A $LATEST has the new code%2C but the update has not finished::The job was cancelled (SIGINT).%0ARun the step again.\n',
  )
  expect(exitCode).toBe(1)
  expect(step.clock.elapsedMs).toBeLessThan(6_000)
  expect(results).toMatchObject([{ status: 'incomplete', error: expect.stringContaining('cancelled') }])
  expect(summary).toMatch(/<td nowrap>Update finished<\/td>.*update InProgress/)
  expect(summary).toContain('<td nowrap>Code sent</td>')
  expect(step.count('PublishVersion')).toBe(0)
  expect(fn.versions.size).toBe(0)
})

test('a request that is under way when the job is cancelled is cut off', async () => {
  step.addFunction()
  step.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'UpdateFunctionCode' && phase === 'before')
      step.host.cancel(new DeployError({ what: 'Cancelled.' }))
  })
  const { stdout } = await step.run()
  // Whether it was obeyed is read once more; nobody may say that the function was not touched.
  expect(stdout).toMatch(/(may have new code|\$LATEST has the new code).*::Cancelled\./)
  expect(step.count('UpdateFunctionCode')).toBe(1)
})

test('a job that is cancelled while it looks for its account says only that', async () => {
  step.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'GetCallerIdentity' && phase === 'before')
      step.host.cancel(new DeployError({ what: 'Cancelled.' }))
  })
  const { stdout } = await step.run({ 'allowed-account-ids': '123456789012' })
  expect(stdout).toBe('::error title=checkout was not touched::Cancelled.\n')
})

test('an error that nobody foresaw is told as one', async () => {
  step.addFunction()
  step.host.log.info = () => {
    throw new TypeError('x is not a function')
  }
  const { stdout, exitCode } = await step.run()
  expect(stdout).toContain(
    'Unexpected error; this is probably a bug.%0Ax is not a function%0APlease report it with the log.',
  )
  expect(exitCode).toBe(1)
})

test('a function of another account is told by both accounts', async () => {
  process.env['AWS_ACCOUNT_ID'] = '123456789012'
  const headers = { 'x-amzn-errortype': 'AccessDeniedException' }
  for (const operation of ['GetFunction', 'GetFunctionConfiguration']) {
    step.endpoint.faults.add({ operation, fault: { status: 403, headers, body: { Message: null } } })
  }
  const { stdout } = await step.run({ 'function-name': ARN.replace('123456789012', '210987654321') })
  expect(stdout).toContain(
    'The function is in account 210987654321, but the credentials are of account 123456789012.',
  )
})

test('a policy that is too long for the annotation is in the log, as the annotation says', async () => {
  step.addFunction()
  step.world.addBucket({ name: 'packages' })
  step.world.deny({ action: 's3:PutObject' })
  const { stdout } = await step.run({ 's3-bucket': 'packages', 's3-key': 'k'.repeat(1_000) })
  const title = 'All permissions that this step needs, as the policy of its role:'
  expect(stdout).toContain(`${title} see the log of this step`)
  const policy = step.host.lines.slice(step.host.lines.indexOf(title) + 1, -1)
  expect(JSON.parse(policy.join('\n'))).toMatchObject({ Version: '2012-10-17' })
})

test.each([
  ['a success', {}, undefined],
  ['a failure', { 'function-name': 'missing' }, 1],
  ['inputs that are wrong', { 'function-name': 'checkout:1' }, 1],
])('with job-summary: false there is none of %s', async (_, inputs, exitCode) => {
  step.addFunction()
  expect(await step.run({ 'job-summary': 'false', ...inputs })).toMatchObject({ exitCode, summary: '' })
})

test('a runner without these files is served all the same', async () => {
  step.addFunction()
  delete step.env['GITHUB_OUTPUT']
  delete step.env['GITHUB_STEP_SUMMARY']
  expect(await step.run()).toMatchObject({ exitCode: undefined, outputs: {}, summary: '' })
  expect(step.count('UpdateFunctionCode')).toBe(1)
})

test('a summary that cannot be written does not undo a deployment', async () => {
  step.addFunction()
  const path = join(step.directory, 'a-directory')
  mkdirSync(path)
  step.env['GITHUB_STEP_SUMMARY'] = path
  const { exitCode, stdout, outputs } = await step.run()
  expect(exitCode).toBeUndefined()
  expect(stdout).toMatch(/^::warning::.*could not be written: .*EISDIR/m)
  expect(outputs['changed']).toBe('true')
})

test('a zip that changes before it is sent is no longer the one that was checked', async () => {
  step.addFunction()
  step.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'GetFunction' && phase === 'before') writeFileSync(step.zip, NEW.subarray(0, 50))
  })
  expect((await step.run()).exitCode).toBe(1)
  expect(step.count('UpdateFunctionCode')).toBe(0)
})

test('a directory is packaged, and nothing of that is left on the machine', async () => {
  const fn = step.addFunction()
  const directory = join(step.directory, 'build')
  const temporary = join(step.directory, 'temporary')
  for (const path of [directory, temporary]) mkdirSync(path)
  writeFileSync(join(directory, 'index.js'), 'exports.handler = async () => 2')
  step.env['RUNNER_TEMP'] = temporary
  const { exitCode, outputs } = await step.run({ 'zip-file': '', 'source-dir': directory, exclude: '*.map' })
  expect(exitCode).toBeUndefined()
  expect(outputs['code-sha256']).toBe(fn.latest.code.sha256)
  expect(readdirSync(temporary)).toEqual([])
  expect(step.host.lines).toContainEqual(expect.stringMatching(/^warning: Patterns that match .*\n- \*\.map/))
})
