import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeployError } from '../../src/errors.ts'
import { LIVE, NEW, sha256 } from './aws/test-aws.ts'
import { useStep } from './test-step.ts'

const step = useStep()

const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2']
const EVERYWHERE = { 'aws-region': REGIONS.join('\n') }
const BOTH = { 'function-name': 'checkout\ncart' }

const addEverywhere = (seed: Parameters<typeof step.addFunction>[0] = LIVE) =>
  REGIONS.map((region) => step.addFunction({ region, ...seed }))
const addBoth = (seed: Parameters<typeof step.addFunction>[0] = LIVE) =>
  ['checkout', 'cart'].map((name) => step.addFunction({ name, ...seed }))
/** The lines of the log, without those of the details. */
const shown = () => step.host.lines.filter((line) => !line.includes(' | '))

test('each target has its result, its row and its folded lines; the outputs are those of the first', async () => {
  addEverywhere()
  const { exitCode, outputs, results, summary } = await step.run({ ...EVERYWHERE, alias: 'live' })

  expect(exitCode).toBeUndefined()
  expect(results).toMatchObject(
    REGIONS.map((region) => ({ status: 'deployed', region, version: '2', changed: true })),
  )
  expect(outputs).toMatchObject({
    region: 'eu-west-1',
    'function-name': 'checkout',
    version: '2',
    changed: 'true',
  })
  expect(summary).toMatch(/^<h3>✅ <code>checkout<\/code> deployed to 3 Regions<\/h3>\n/)
  expect(summary.match(/<tr><td>✅<\/td>/g)).toHaveLength(3)
  expect(shown()).toEqual([
    expect.stringContaining('Using the job'),
    'Deploying to 3 targets, 3 at a time: eu-west-1, us-east-1, ap-southeast-2',
    ...REGIONS.map((region) =>
      expect.stringMatching(
        new RegExp(`^group: ✓ ${region}: checkout deployed: live → version 2, \\d\\.\\d s$`),
      ),
    ),
    expect.stringMatching(/^checkout deployed to 3 Regions, \d\.\d s$/),
  ])
  for (const region of REGIONS) {
    expect(step.host.lines).toContainEqual(expect.stringMatching(`^${region} \\| ✓ live: version 1 → 2`))
  }
})

test('the target that failed does not hide the ones that were deployed', async () => {
  step.addFunction({ region: 'eu-west-1' })
  step.addFunction({ region: 'ap-southeast-2', zip: NEW })
  const { stdout, exitCode, outputs, results, summary } = await step.run({
    ...EVERYWHERE,
    'fail-fast': 'false',
  })

  expect(exitCode).toBe(1)
  expect(results).toMatchObject([
    { status: 'deployed', region: 'eu-west-1', 'code-sha256': sha256(NEW) },
    { status: 'failed', region: 'us-east-1', error: expect.stringContaining('was not found in us-east-1') },
    { status: 'unchanged', region: 'ap-southeast-2' },
  ])
  expect(outputs).toMatchObject({ region: 'eu-west-1', changed: 'true' })
  expect(stdout).toMatch(
    /^::error title=us-east-1%3A checkout was not touched::Function checkout was not found in us-east-1/,
  )
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(summary).toMatch(/^<h3>⚠️ <code>checkout<\/code> deployed to 2 of 3 Regions<\/h3>\n/)
  expect(summary).toContain('<details open><summary>❌ us-east-1: checkout was not touched')
})

test.each([
  ['true', ['failed', 'failed', 'failed'], 'checkout deployed to 0 of 3 Regions, 2 not started'],
  ['false', ['failed', 'deployed', 'deployed'], 'checkout deployed to 2 of 3 Regions'],
])('with fail-fast %s the others are %j', async (failFast, statuses, verdict) => {
  for (const region of REGIONS.slice(1)) step.addFunction({ region })
  const inputs = { ...EVERYWHERE, 'fail-fast': failFast, 'max-parallel': '1' }
  const { results, exitCode, stdout } = await step.run(inputs)

  expect(results.map(({ status }: { status: string }) => status)).toEqual(statuses)
  expect(results[1].error).toBe(
    failFast === 'true'
      ? 'Not started, because eu-west-1 failed (`fail-fast`).\nRun the step again.'
      : undefined,
  )
  expect(exitCode).toBe(1)
  // What was not started is no error of its own.
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(step.host.lines.at(-1)).toMatch(new RegExp(`^${verdict}, `))
})

test.each([
  ['1', 1],
  ['2', 2],
])('with max-parallel %s at most %i targets are under way', async (maxParallel, most) => {
  addEverywhere()
  const underWay = new Set<string | undefined>()
  let seen = 0
  step.endpoint.onRequest(({ operation, region }, phase) => {
    if (phase === 'before') underWay.add(region)
    seen = Math.max(seen, underWay.size)
    if (phase === 'after' && operation === 'UpdateAlias') underWay.delete(region)
  })
  await step.run({ ...EVERYWHERE, alias: 'live', 'max-parallel': maxParallel })
  expect(seen).toBe(most)
  expect(step.count('UpdateAlias')).toBe(3)
})

test.each([
  ['one bucket and key', { ...BOTH, 's3-bucket': 'packages-eu-west-1' }, 1],
  ['a key of each function', { ...BOTH, 's3-bucket': 'packages-eu-west-1', 's3-key': '{function}.zip' }, 2],
  ['a bucket in each Region', { ...EVERYWHERE, ...BOTH, 's3-bucket': 'packages-{region}' }, 3],
])('a package goes once to %s', async (_, inputs, uploads) => {
  for (const region of REGIONS) {
    step.world.addBucket({ name: `packages-${region}`, region })
    for (const name of ['checkout', 'cart']) step.addFunction({ name, region })
  }
  const { exitCode, results } = await step.run(inputs)
  expect(exitCode).toBeUndefined()
  expect(step.count('PutObject')).toBe(uploads)
  expect(step.bodies('UpdateFunctionCode')).toHaveLength(results.length)
  for (const body of step.bodies('UpdateFunctionCode')) expect(body).toHaveProperty('S3Bucket')
})

test('an upload that failed is tried again by the next target', async () => {
  addBoth()
  step.world.addBucket({ name: 'packages' })
  step.endpoint.faults.add({ operation: 'PutObject', fault: { status: 403, errorType: 'AccessDenied' } })
  const inputs = { ...BOTH, 's3-bucket': 'packages', 'max-parallel': '1', 'fail-fast': 'false' }
  const { results } = await step.run(inputs)
  expect(results).toMatchObject([{ status: 'failed' }, { status: 'deployed' }])
})

test('a directory is packaged once, and its findings are said once', async () => {
  addEverywhere({ handler: 'app.handler' })
  const directory = join(step.directory, 'app')
  mkdirSync(directory)
  writeFileSync(join(directory, 'index.js'), 'exports.handler = async () => 2')
  const { results } = await step.run({
    ...EVERYWHERE,
    'zip-file': '',
    'source-dir': directory,
    preflight: 'warn',
  })
  expect(results).toMatchObject(REGIONS.map(() => ({ status: 'deployed' })))
  expect(step.host.lines.filter((line) => line.includes('1 file'))).toHaveLength(1)
  expect(step.host.lines.filter((line) => line.startsWith('warning: '))).toEqual([
    expect.stringMatching(/^warning: eu-west-1: .*app\.handler/),
  ])
})

test('what fails before any target is one error, and the result of each', async () => {
  addEverywhere()
  const { stdout, results, summary } = await step.run({
    ...EVERYWHERE,
    'allowed-account-ids': '210987654321',
  })
  expect(stdout).toMatch(/^::error title=Nothing was deployed::The credentials are of account 123456789012/)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(results).toMatchObject(
    REGIONS.map((region) => ({
      status: 'failed',
      region,
      changed: false,
      error: expect.stringContaining('210987654321'),
    })),
  )
  expect(summary).toMatch(/^<h3>❌ Nothing was deployed: The credentials are of account 123456789012/)
  expect(step.operations).toEqual(['GetCallerIdentity'])
})

test('a cancelled step says of each target what it reached', async () => {
  const fns = addEverywhere()
  const [, second] = fns
  if (second) second.settle = { milliseconds: 60_000 }
  step.clock.onSleep = () => {
    if (step.clock.elapsedMs > 30_000)
      step.host.cancel(new DeployError({ what: 'The job was cancelled (SIGINT).' }))
  }
  const { exitCode, results, summary } = await step.run({ ...EVERYWHERE, alias: 'live', 'max-parallel': '1' })
  expect(exitCode).toBe(1)
  expect(results).toMatchObject([
    { status: 'deployed', region: 'eu-west-1', version: '2' },
    { status: 'incomplete', region: 'us-east-1', error: 'The job was cancelled (SIGINT).' },
    {
      status: 'failed',
      region: 'ap-southeast-2',
      error: expect.stringContaining('Not started, because the job was cancelled'),
    },
  ])
  expect(summary).toContain('deployed to 1 of 3 Regions, 1 half deployed, 1 not started')
  expect(step.endpoint.requests.filter(({ region }) => region === 'ap-southeast-2')).toEqual([])
})

test('each target has the whole time, and what takes long is said before it ends', async () => {
  addEverywhere({ settle: { milliseconds: 25_000 } })
  const { exitCode } = await step.run({ ...EVERYWHERE, 'max-parallel': '1', 'wait-timeout-seconds': '30' })
  expect(exitCode).toBeUndefined()
  expect(step.clock.elapsedMs).toBeGreaterThan(75_000)
  const underWay = step.host.lines.indexOf('  1 of 3 targets done; under way:')
  expect(step.host.lines[underWay + 1]).toMatch(
    /^ {4}us-east-1 \| {3}Lambda is still updating checkout: 1\d s of at most 30 s/,
  )
})

test('more failures than a step may have annotations have their results and rows all the same', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `gone-${at}`)
  const inputs = { 'function-name': names.join('\n'), 'fail-fast': 'false', 'max-parallel': '20' }
  const { stdout, results, summary } = await step.run(inputs)
  expect(stdout.trimEnd().split('\n')).toHaveLength(6)
  expect(results).toHaveLength(20)
  expect(summary.match(/<tr><td>❌<\/td>/g)).toHaveLength(20)
  expect(summary).toMatch(/^<h3>❌ 0 of 20 functions deployed in eu-west-1<\/h3>\n/)
})

test('a missing permission is answered with one policy for all targets', async () => {
  addBoth()
  step.world.deny({ action: 'lambda:UpdateFunctionCode' })
  const { summary } = await step.run({ ...BOTH, 'fail-fast': 'false' })
  const policies = summary.match(/```json\n[^`]*"Version"[^`]*```/g)
  expect(policies).toHaveLength(1)
  expect(policies?.[0]).toMatch(/function:checkout",\s+"arn:aws:lambda:eu-west-1:123456789012:function:cart"/)
})
