import { ARN, createStage, NEW, OLD, type Stage, sha256 } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await createStage()
})
afterEach(() => stage.close())

const ACTIVE = {
  state: 'Active',
  stateReason: undefined,
  stateReasonCode: undefined,
  transition: undefined,
}
const alias = { versions: [{}], aliases: [{ name: 'live', version: '1' }] }

test('a snapshot is waited for: the alias moves once the version is active and optimised', async () => {
  const fn = stage.world.addFunction({
    name: 'checkout',
    zip: OLD,
    snapStart: true,
    versionSettle: { milliseconds: 90_000 },
    ...alias,
  })
  const deployment = await stage.deploy({ alias: 'live' })
  expect(deployment.published).toMatchObject({
    version: '2',
    state: 'Active',
    snapStart: { optimized: true },
  })
  expect(fn.aliases.get('live')?.version).toBe('2')
  expect(stage.clock.now()).toBeGreaterThanOrEqual(90_000)
  expect(stage.host.lines).toContainEqual(
    expect.stringMatching(
      /^Waiting for version 2: state Pending \(Creating: .*\), SnapStart snapshot not ready, 0\.0 s\.$/,
    ),
  )
  expect(stage.operations.at(-1)).toBe('UpdateAlias')
})

test('an active version without its snapshot is not ready', async () => {
  const fn = stage.world.addFunction({
    name: 'checkout',
    zip: OLD,
    snapStart: true,
    versionSettle: { reads: 3 },
    ...alias,
  })
  let looks = 0
  stage.endpoint.onRequest(({ query }, phase) => {
    const version = fn.versions.get('2')
    if (query['Qualifier'] !== '2' || phase !== 'before' || !version) return
    looks += 1
    if (looks === 2) Object.assign(version, ACTIVE)
    if (looks === 5) version.optimization = 'On'
    expect(stage.count('UpdateAlias')).toBe(0)
  })
  await stage.deploy({ alias: 'live' })
  expect(looks).toBe(5)
  expect(stage.count('UpdateAlias')).toBe(1)
  expect(stage.host.lines).toContainEqual(
    expect.stringMatching(/^Waiting for version 2: state Active, SnapStart snapshot not ready/),
  )
})

test('a version that cannot be started never gets the alias', async () => {
  const fn = stage.world.addFunction({
    name: 'checkout',
    zip: OLD,
    snapStart: true,
    versionSettle: { outcome: { code: 'FunctionError.RuntimeInitError', reason: 'Cannot find module app' } },
    ...alias,
  })
  expect(await stage.failure({ alias: 'live' })).toMatchObject({
    what: expect.stringMatching(/^Lambda could not settle version 2: /),
    why: 'Cannot find module app',
    code: 'FunctionError.RuntimeInitError',
    remedy: expect.stringContaining("function's code failed while it was started"),
  })
  expect(stage.count('UpdateAlias')).toBe(0)
  expect(fn.aliases.get('live')?.version).toBe('1')
  expect(stage.progress.done.at(-1)).toBe('Version 2 has this code.')
})

test('nor does it get the alias when the step runs again', async () => {
  const fn = stage.world.addFunction({
    name: 'checkout',
    zip: NEW,
    snapStart: true,
    versions: [
      { zip: OLD },
      { state: 'Failed', stateReasonCode: 'FunctionError', stateReason: 'It broke.', optimization: 'Off' },
    ],
    aliases: [{ name: 'live', version: '1' }],
  })
  expect((await stage.failure({ alias: 'live' })).why).toBe('It broke.')
  expect(fn.aliases.get('live')?.version).toBe('1')
})

test('on managed instances the code settles without being invocable, and is published as asked', async () => {
  const fn = stage.world.addFunction({
    name: 'checkout',
    zip: OLD,
    managedInstances: true,
    versionSettle: { reads: 2 },
  })
  const deployment = await stage.deploy({ 'publish-to': 'LATEST_PUBLISHED' })
  expect(stage.bodies('PublishVersion')).toEqual([{ CodeSha256: sha256(NEW), PublishTo: 'LATEST_PUBLISHED' }])
  expect(deployment).toMatchObject({
    status: 'deployed',
    current: { state: 'ActiveNonInvocable', managedInstances: true },
    published: { version: '$LATEST.PUBLISHED', arn: `${ARN}:$LATEST.PUBLISHED`, state: 'Active' },
  })
  expect(fn.versions.get('$LATEST.PUBLISHED')?.code.sha256).toBe(sha256(NEW))
})

test('publish-to is refused by the service where nothing is managed', async () => {
  stage.world.addFunction({ name: 'checkout', zip: OLD })
  expect(await stage.failure({ 'publish-to': 'LATEST_PUBLISHED' })).toMatchObject({
    what: 'The version could not be published.',
    why: 'PublishTo is only supported for functions that use a capacity provider.',
  })
})

test('the same code sent again gets no needless version', async () => {
  const fn = stage.world.addFunction({ name: 'checkout', zip: NEW, ...alias })
  const deployment = await stage.deploy({ alias: 'live', 'skip-unchanged': 'false' })
  expect(deployment).toMatchObject({ status: 'deployed', changed: false, published: { version: '1' } })
  expect(stage.count('PublishVersion')).toBe(0)
  expect(fn.versions.size).toBe(1)
  expect(stage.host.lines).toContain('Version 1 has this code already: no other is published.')
})

test('without an alias the newest version is the one to use again', async () => {
  stage.world.addFunction({ name: 'checkout', zip: NEW, versions: [{ zip: OLD }, {}] })
  const deployment = await stage.deploy({ publish: 'true', 'skip-unchanged': 'false' })
  expect(deployment.published?.version).toBe('2')
  expect(stage.count('PublishVersion')).toBe(0)
})

test('where the alias has other code a version is published', async () => {
  stage.world.addFunction({
    name: 'checkout',
    zip: NEW,
    versions: [{ zip: OLD }],
    aliases: [{ name: 'live', version: '1' }],
  })
  const deployment = await stage.deploy({ alias: 'live', 'skip-unchanged': 'false' })
  expect(deployment).toMatchObject({ published: { version: '2' }, alias: { from: '1', to: '2' } })
})
