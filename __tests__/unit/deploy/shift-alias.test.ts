import { createHash } from 'node:crypto'
import { outcomeOf } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import { headlineOf } from '../../../src/report/headline.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import { LIVE, useAws } from '../aws/test-aws.ts'
import { planOf } from '../plan/plan-of.ts'

const aws = useAws()
const CANCELLED = new DeployError({ what: 'The job was cancelled.' })
const SHIFT = { alias: 'live', 'codedeploy-application': 'shop', 'codedeploy-deployment-group': 'checkout' }
const GROUP = { application: 'shop', name: 'checkout' }
const aliasOf = (fn: ReturnType<typeof aws.addFunction>) => fn.aliases.get('live')
/** What the last step came to. */
const outcome = () =>
  outcomeOf(planOf(SHIFT).plan?.targets[0], aws.progress, new DeployError({ what: 'It failed.' }))
const deployments = () => [...aws.world.deployments.values()]

test('CodeDeploy is given the two versions, a hash of that, and when to take the traffic back', async () => {
  const fn = aws.addFunction(LIVE)
  aws.world.addDeploymentGroup(GROUP)
  const { alias } = await aws.deploy({ ...SHIFT, 'version-description': 'octo-org/checkout v7' })
  expect(alias).toMatchObject({ from: '1', to: '2', moved: true })
  expect(aliasOf(fn)).toMatchObject({ version: '2', weights: {} })
  expect(aws.count('UpdateAlias')).toBe(0)
  const [body] = aws.bodies('CreateDeployment') as { revision: { appSpecContent: Record<string, string> } }[]
  const { content = '', sha256 } = body?.revision.appSpecContent ?? {}
  expect(sha256).toBe(createHash('sha256').update(content).digest('hex'))
  expect(JSON.parse(content)).toEqual({
    version: '0.0',
    Resources: [
      {
        checkout: {
          Type: 'AWS::Lambda::Function',
          Properties: { Name: 'checkout', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' },
        },
      },
    ],
  })
  expect(body).toMatchObject({
    applicationName: 'shop',
    deploymentGroupName: 'checkout',
    description: 'checkout:live to version 2 (octo-org/checkout v7)',
    autoRollbackConfiguration: {
      enabled: true,
      events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
    },
  })
})

test('progress has the shares, and a link to the deployment', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup({ ...GROUP, end: 'goes on' })
  const { what, remedy } = await aws.failure({ ...SHIFT, 'wait-timeout-seconds': '60' })
  const [id] = deployments().map((own) => own.id)
  expect(what).toBe(
    'CodeDeploy is still shifting live to version 2 after 60 s, and the time is up (`wait-timeout-seconds`).',
  )
  expect(remedy).toMatch(/^Run the step again: it continues where this one ended\./)
  expect(aws.host.lines).toContain(
    `  CodeDeploy deployment ${id}: https://eu-west-1.console.aws.amazon.com/codesuite/codedeploy/deployments/${id}?region=eu-west-1`,
  )
  expect(aws.host.lines.filter((line) => /still shifting/.test(line)).join('\n')).toMatch(
    /: \d+ s of at most 1 min \(InProgress, version 1 has 90 %, version 2 has 10 %\)/,
  )
  expect(headlineOf(outcome())).toBe(
    'checkout is half deployed: CodeDeploy did not shift all traffic to version 2, live serves version 1 and others',
  )
  expect(summaryOf(outcome(), {})).toContain(`CodeDeploy <a href="https://eu-west-1.console`)
})

test('a shift that the last run left is joined, by a run that uploads nothing', async () => {
  aws.addFunction(LIVE)
  const group = aws.world.addDeploymentGroup({ ...GROUP, end: 'goes on' })
  await aws.failure({ ...SHIFT, 'wait-timeout-seconds': '5' })
  group.end = 'succeeds'
  expect((await aws.deploy(SHIFT)).alias).toMatchObject({ from: '1', to: '2', moved: true })
  expect(deployments()).toHaveLength(1)
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test.each([
  ['fails', 'Failed', 'HOOK_EXECUTION_FAILURE', 'Look at the log of the function that the hook ran'],
  ['alarm', 'Stopped', 'ALARM_ACTIVE', 'Look at the alarms of the deployment group'],
] as const)('one that %s is waited for until its traffic is back', async (end, status, code, remedy) => {
  const fn = aws.addFunction(LIVE)
  aws.world.addDeploymentGroup({ ...GROUP, end })
  const error = await aws.failure(SHIFT)
  expect(error.what).toMatch(
    new RegExp(`^The CodeDeploy deployment d-\\w+ ended as ${status}: live serves version 1\\.$`),
  )
  expect(error).toMatchObject({ code, remedy: expect.stringContaining(remedy) })
  expect(aliasOf(fn)).toMatchObject({ version: '1', weights: {} })
  expect(headlineOf(outcome())).toMatch(/all traffic to version 2, live (still )?serves version 1$/)
  expect(deployments().map(({ status: own }) => own)).toEqual([status, 'Succeeded'])
})

test('an alias that somebody moved in between is left to them', async () => {
  const fn = aws.addFunction({ versions: [{}, { codeSha256: 'other' }], aliases: LIVE.aliases })
  aws.world.addDeploymentGroup(GROUP)
  aws.once('PublishVersion', () => Object.assign(aliasOf(fn) ?? {}, { version: '2', revisionId: 'theirs' }))
  const error = await aws.failure(SHIFT)
  expect(error.what).toBe('The alias live was changed by something else while this deployment ran.')
  expect(deployments()).toEqual([])
})

test('CodeDeploy refuses to shift from another version than it was told', async () => {
  const fn = aws.addFunction({ versions: [{}, { codeSha256: 'other' }], aliases: LIVE.aliases })
  aws.world.addDeploymentGroup(GROUP)
  aws.once('CreateDeployment', () => Object.assign(aliasOf(fn) ?? {}, { version: '2', revisionId: 'theirs' }))
  const error = await aws.failure(SHIFT)
  expect(error).toMatchObject({
    what: expect.stringMatching(/ended as Failed: live serves version 2\.$/),
    why: expect.stringContaining('does not match the current version in AppSpec file'),
    code: 'INVALID_LAMBDA_CONFIGURATION',
  })
})

test('one that began in between is refused with its id', async () => {
  aws.addFunction(LIVE)
  const group = aws.world.addDeploymentGroup({ ...GROUP, end: 'goes on' })
  aws.once('CreateDeployment', async () => {
    const { startDeployment } = await import('../../../emulator/aws/codedeploy/deployment.js')
    const shift = { functionName: 'other', alias: 'live', from: '1', to: '2' }
    const of = {
      group,
      description: 'by hand',
      configuration: '',
      appSpec: { content: '', sha256: '' },
      shift,
    }
    startDeployment(aws.world, { ...of, creator: 'user' })
  })
  const error = await aws.failure(SHIFT)
  const [first] = deployments()
  expect(error.what).toMatch(`CodeDeploy has another deployment of checkout under way: ${first?.id}`)
  expect(error.why).toBe('Its description: by hand')
  expect(error.snippets).toEqual([
    {
      title: 'That deployment:',
      language: 'text',
      text: `https://eu-west-1.console.aws.amazon.com/codesuite/codedeploy/deployments/${first?.id}?region=eu-west-1`,
    },
  ])
})

test.each(['before', 'after'] as const)(
  'cancelled %s CodeDeploy answers, the deployment is stopped',
  async (when) => {
    const fn = aws.addFunction(LIVE)
    aws.world.addDeploymentGroup({ ...GROUP, end: 'goes on' })
    aws.once(
      when === 'before' ? 'CreateDeployment' : 'GetDeployment',
      () => aws.host.cancel(CANCELLED),
      'after',
    )
    await aws.failure(SHIFT)
    expect(deployments().map(({ status }) => status)).toEqual(['Stopped', 'Succeeded'])
    expect(aliasOf(fn)).toMatchObject({ version: '1', weights: {} })
    expect(aws.host.lines.find((line) => /was stopped/.test(line))).toMatch(
      /^ {2}CodeDeploy deployment d-\w+ was stopped, and takes its traffic back$/,
    )
  },
)

test('one that may not be stopped goes on, which is said', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup({ ...GROUP, end: 'goes on' })
  aws.world.deny({ action: 'codedeploy:StopDeployment' })
  aws.once('GetDeployment', () => aws.host.cancel(CANCELLED), 'after')
  await aws.failure(SHIFT)
  expect(aws.host.lines.find((line) => line.startsWith('warning'))).toMatch(
    /^warning: The CodeDeploy deployment could not be stopped and continues by itself: codedeploy:StopDeployment: User: .* is not authorized/,
  )
})

test('what is denied is named with its statement', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup(GROUP)
  aws.world.deny({ action: 'codedeploy:CreateDeployment' })
  const error = await aws.failure(SHIFT)
  expect(error.what).toBe('CodeDeploy did not start to shift live to version 2.')
  expect(error.snippets[0]?.text).toContain(
    'arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:shop/checkout',
  )
})

test.each([
  [{ application: 'other', name: 'checkout' }, 'No application found for name: shop'],
  [{ application: 'shop', name: 'other' }, 'No Deployment Group found for name: checkout'],
])('of %j it is said what is missing', async (group, words) => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup(group)
  expect((await aws.failure(SHIFT)).why).toBe(words)
})

test('a lost answer to its start is found, and nothing is started twice', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup(GROUP)
  aws.endpoint.faults.add({ operation: 'CreateDeployment', fault: 'reset-before', after: true })
  expect((await aws.deploy(SHIFT)).alias).toMatchObject({ to: '2', moved: true })
  expect(aws.count('CreateDeployment')).toBe(1)
  expect(deployments()).toHaveLength(1)
})

test('where the rollback cannot be read, why the deployment failed is said all the same', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup({ ...GROUP, end: 'fails' })
  const isRollback = ({ operation, body }: { operation: string; body: unknown }) =>
    operation === 'GetDeployment' && Object(body).deploymentId === deployments()[1]?.id
  aws.endpoint.faults.add({
    when: isRollback,
    times: 99,
    fault: { status: 400, errorType: 'InvalidDeploymentIdException' },
  })
  const error = await aws.failure(SHIFT)
  expect(error).toMatchObject({
    what: expect.stringMatching(/ended as Failed: of live version 1 has 90 %, version 2 has 10 %\.$/),
    code: 'HOOK_EXECUTION_FAILURE',
  })
})

test('an alias that is deleted during the shift is missed', async () => {
  const fn = aws.addFunction(LIVE)
  aws.world.addDeploymentGroup(GROUP)
  aws.once('CreateDeployment', () => fn.aliases.delete('live'), 'after')
  const error = await aws.failure(SHIFT)
  expect(error.what).toMatch(/ended as Failed: the alias live is gone\.$/)
})

test('an answer without the id of the deployment is none, and the deployment is found', async () => {
  aws.addFunction(LIVE)
  aws.world.addDeploymentGroup(GROUP)
  aws.endpoint.faults.add({ operation: 'CreateDeployment', after: true, fault: { status: 200, body: {} } })
  expect((await aws.deploy(SHIFT)).alias).toMatchObject({ to: '2' })
  expect(deployments()).toHaveLength(1)
})

test('an alias of $LATEST has nothing that CodeDeploy could shift from, which is said before anything is sent', async () => {
  aws.addFunction({ versions: [{}], aliases: [{ name: 'live', version: '$LATEST' }] })
  aws.world.addDeploymentGroup(GROUP)
  const error = await aws.failure(SHIFT)
  expect(error.what).toBe('CodeDeploy shifts traffic between published versions, but live points at $LATEST.')
  expect(aws.operations.filter((name) => !/^Get/.test(name))).toEqual([])
})
