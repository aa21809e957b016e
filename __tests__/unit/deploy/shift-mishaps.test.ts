import { DeployError } from '../../../src/errors.ts'
import { LIVE, useAws } from '../aws/test-aws.ts'

const aws = useAws()
const CANCELLED = new DeployError({ what: 'The job was cancelled.' })
const SHIFT = { alias: 'live', 'codedeploy-application': 'shop', 'codedeploy-deployment-group': 'checkout' }
const GROUP = { application: 'shop', name: 'checkout' }
const aliasOf = (fn: ReturnType<typeof aws.addFunction>) => fn.aliases.get('live')
const deployments = () => [...aws.world.deployments.values()]
const warnings = () => aws.host.lines.filter((line) => line.startsWith('warning: '))

/** Makes the one deployment come to its end, as time would. */
async function finishAll() {
  const { advance, isActive } = await import('../../../emulator/aws/codedeploy/deployment.js')
  for (const own of deployments()) while (isActive(own)) advance(aws.world, own)
}

test('a start that was lost, of a deployment that is over by now, is not sent again', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup(GROUP)
  aws.endpoint.faults.add({ operation: 'CreateDeployment', after: true, fault: { status: 504 } })
  aws.once('CreateDeployment', finishAll, 'after')
  expect((await aws.deploy(SHIFT)).alias).toMatchObject({ from: '1', to: '2', moved: true })
  expect(deployments()).toHaveLength(1)
})

test('a shift of an earlier run that ends while this one reads is what was wanted', async () => {
  aws.addFunction(LIVE)
  const group = aws.world.addDeploymentGroup({ ...GROUP, end: 'goes on' })
  await aws.failure({ ...SHIFT, 'wait-timeout-seconds': '5' })
  group.end = 'succeeds'
  aws.once('ListDeployments', finishAll)
  expect((await aws.deploy(SHIFT)).alias).toMatchObject({ to: '2', moved: true })
  expect(deployments()).toHaveLength(1)
})

test('a canary that was left is ended at once by the version that the alias has', async () => {
  const fn = aws.addFunction({
    ...LIVE,
    versions: [{}, { codeSha256: 'other' }],
    aliases: [{ name: 'live', version: '1', weights: { 2: 0.1 } }],
  })
  fn.unchangedSince = '1'
  aws.world.addDeploymentGroup(GROUP)
  await aws.deploy({ ...SHIFT, 'zip-file': aws.file('same.zip', fn.latest.code.zip ?? Buffer.alloc(0)) })
  expect(aliasOf(fn)).toMatchObject({ version: '1', weights: {} })
  expect(deployments()).toEqual([])
})

test('cancelled as it is started, a deployment that comes a moment later is stopped', async () => {
  const fn = aws.addFunction(LIVE)
  aws.world.addDeploymentGroup({ ...GROUP, end: 'goes on' })
  const { promise: looked, resolve } = Promise.withResolvers<void>()
  let looks = 0
  aws.endpoint.onRequest(async ({ operation }, phase) => {
    if (operation === 'ListDeployments' && phase === 'after' && aws.host.signal.aborted && ++looks === 2)
      resolve()
    if (operation !== 'CreateDeployment' || phase !== 'before') return
    aws.host.cancel(CANCELLED)
    await looked
  })
  await aws.failure(SHIFT)
  expect(deployments().map(({ status }) => status)).toEqual(['Stopped', 'Succeeded'])
  expect(aliasOf(fn)).toMatchObject({ version: '1', weights: {} })
})

test('where nobody can tell whether it was started, that is said', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup(GROUP)
  aws.endpoint.faults.add({ operation: 'CreateDeployment', before: true, fault: 'hang' })
  aws.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'CreateDeployment' && phase === 'before') aws.host.cancel(CANCELLED)
  })
  await aws.failure(SHIFT)
  expect(warnings()).toEqual([
    'warning: CodeDeploy did not answer. It may have started a deployment, which then continues by itself.',
  ])
})

test.each([
  ['succeeded', 'Succeeded', '2'],
  ['failed', 'Failed', '1'],
] as const)('one that %s as the job was cancelled is over, not stopped', async (_, status, version) => {
  const fn = aws.addFunction(LIVE)
  aws.world.addDeploymentGroup({ ...GROUP, end: status === 'Succeeded' ? 'succeeds' : 'fails' })
  let reads = 0
  aws.endpoint.onRequest(async ({ operation }, phase) => {
    if (operation !== 'GetDeployment' || phase !== 'before' || ++reads !== 2) return
    aws.host.cancel(CANCELLED)
    await finishAll()
  })
  await aws.failure(SHIFT)
  expect(warnings()).toEqual([])
  expect(aws.host.lines.at(-1)).toMatch(
    new RegExp(`CodeDeploy deployment d-\\w+ was over already: ${status}$`),
  )
  expect(aliasOf(fn)).toMatchObject({ version, weights: {} })
  expect(aws.progress.facts.alias?.moved).toBe(status === 'Succeeded' ? true : undefined)
})

test('a rollback that fails is told, with what is left', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup({ ...GROUP, end: 'fails' })
  aws.endpoint.onRequest(({ operation }, phase) => {
    const [, rollback] = deployments()
    if (operation !== 'GetDeployment' || phase !== 'before' || rollback === undefined) return
    Object.assign(rollback, { status: 'Failed', error: { code: 'INTERNAL_ERROR', message: 'Try again.' } })
  })
  const error = await aws.failure(SHIFT)
  expect(error.what).toMatch(/ended as Failed: of live version 1 has 90 %, version 2 has 10 %\.$/)
  expect(error.why).toMatch(/\nIts rollback d-\w+ ended as Failed: Try again\.$/)
})

test('a rollback that is named a moment later is waited for', async () => {
  const fn = aws.addFunction(LIVE)
  const group = aws.world.addDeploymentGroup({ ...GROUP, end: 'alarm' })
  group.namesRollbackLate = true
  const error = await aws.failure(SHIFT)
  expect(error.what).toMatch(/ended as Stopped: live serves version 1\.$/)
  expect(aliasOf(fn)).toMatchObject({ version: '1', weights: {} })
})

test('the description of a deployment is cut, and its purpose is not', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup(GROUP)
  await aws.deploy({ ...SHIFT, 'version-description': 'word '.repeat(51).trim() })
  const [{ description = '' } = {}] = deployments()
  expect(description.length).toBeLessThanOrEqual(256)
  expect(description).toMatch(/^checkout:live to version 2 \(word .*word \)$/)
})

test('credentials that end during a shift leave it going, which is said', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup({ ...GROUP, end: 'goes on' })
  aws.endpoint.faults.add({
    operation: 'GetDeployment',
    times: 99,
    fault: { status: 400, errorType: 'ExpiredTokenException', message: 'The security token is expired' },
  })
  await aws.failure(SHIFT)
  expect(warnings()).toEqual([
    `warning: The CodeDeploy deployment ${deployments()[0]?.id} continues by itself; the next run of this step waits for it.`,
  ])
})
