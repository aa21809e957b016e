import { previousVersion } from '../../../src/deploy/previous.ts'
import { ARN, LIVE, NEW, OLD, sha256, useAws } from '../aws/test-aws.ts'

const aws = useAws()

const ACTIVE = {
  state: 'Active',
  stateReason: undefined,
  stateReasonCode: undefined,
  transition: undefined,
}
test('a snapshot is waited for: the alias moves once the version is active and optimised', async () => {
  const fn = aws.addFunction({ snapStart: true, versionSettle: { milliseconds: 90_000 }, ...LIVE })
  const deployment = await aws.deploy({ alias: 'live' })
  expect(deployment.published).toMatchObject({
    version: '2',
    state: 'Active',
    snapStart: { optimized: true },
  })
  expect(fn.aliases.get('live')?.version).toBe('2')
  expect(aws.clock.elapsedMs).toBeGreaterThanOrEqual(90_000)
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(
      /^ {2}Lambda is still starting version 2: 2 s of at most 10 min \("The function is being created."\)$/,
    ),
  )
  expect(aws.operations.at(-1)).toBe('UpdateAlias')
})

test('an active version without its snapshot is not ready', async () => {
  const fn = aws.addFunction({ snapStart: true, versionSettle: { reads: 3 }, ...LIVE })
  let looks = 0
  aws.endpoint.onRequest(({ query }, phase) => {
    const version = fn.versions.get('2')
    if (query['Qualifier'] !== '2' || phase !== 'before' || !version) return
    looks += 1
    if (looks === 2) Object.assign(version, ACTIVE)
    if (looks === 5) version.optimization = 'On'
    expect(aws.count('UpdateAlias')).toBe(0)
  })
  await aws.deploy({ alias: 'live' })
  expect(looks).toBe(5)
  expect(aws.count('UpdateAlias')).toBe(1)
})

test('a version that cannot be started never gets the alias', async () => {
  const fn = aws.addFunction({
    snapStart: true,
    versionSettle: { outcome: { code: 'FunctionError.RuntimeInitError', reason: 'Cannot find module app' } },
    ...LIVE,
  })
  expect(await aws.failure({ alias: 'live' })).toMatchObject({
    what: expect.stringMatching(/^Lambda failed to start version 2 /),
    why: 'Cannot find module app',
    code: 'FunctionError.RuntimeInitError',
    remedy: expect.stringContaining("function's code failed while it was started"),
  })
  expect(aws.count('UpdateAlias')).toBe(0)
  expect(fn.aliases.get('live')?.version).toBe('1')
  expect(aws.progress.facts).toMatchObject({
    update: 'finished',
    published: { version: '2' },
    newVersion: true,
  })
  expect(aws.progress.facts.ready).toBeUndefined()
})

test('a version that failed to start once is published anew by the next run, and checked once', async () => {
  const fn = aws.addFunction({
    zip: NEW,
    snapStart: true,
    versions: [
      { zip: OLD },
      { state: 'Failed', stateReasonCode: 'FunctionError', stateReason: 'It broke.', optimization: 'Off' },
    ],
    aliases: [{ name: 'live', version: '1' }],
  })
  const deployment = await aws.deploy({ alias: 'live', preflight: 'warn' })
  expect(deployment).toMatchObject({ status: 'deployed', changed: false, published: { version: '3' } })
  expect(aws.progress.phases.filter(({ name }) => name === 'Package check')).toHaveLength(1)
  expect(fn.aliases.get('live')?.version).toBe('3')
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(/^warning: Version 2 has this code, but failed to start: /),
  )
})

test('a version that fails again is an error, and sends the code once', async () => {
  const fn = aws.addFunction({
    zip: NEW,
    snapStart: true,
    versionSettle: { outcome: { code: 'FunctionError', reason: 'It broke again.' } },
    versions: [{ zip: OLD }, { state: 'Failed', stateReason: 'It broke.', optimization: 'Off' }],
    aliases: [{ name: 'live', version: '1' }],
  })
  expect((await aws.failure({ alias: 'live' })).why).toBe('It broke again.')
  expect(aws.count('UpdateFunctionCode')).toBe(1)
  expect(fn.aliases.get('live')?.version).toBe('1')
})

test('an alias that points at $LATEST has no version to use again, and none to go back to', async () => {
  aws.addFunction({ zip: NEW, versions: [{ zip: OLD }], aliases: [{ name: 'live', version: '$LATEST' }] })
  const deployment = await aws.deploy({ alias: 'live', 'skip-unchanged': 'false' })
  expect(deployment).toMatchObject({ published: { version: '2' }, alias: { from: '$LATEST', to: '2' } })
  expect(previousVersion(deployment.facts)).not.toBe('$LATEST')
})

test.each([
  ['with another configuration', { memorySize: 256, ...LIVE, versions: [{ memorySize: 128 }] }],
  ['with other code', { ...LIVE, versions: [{ zip: OLD }] }],
])('where the alias has a version %s, code that was sent unchanged gets one', async (_, seed) => {
  aws.addFunction({ zip: NEW, ...seed })
  const deployment = await aws.deploy({ alias: 'live', 'skip-unchanged': 'false' })
  expect(deployment).toMatchObject({ published: { version: '2' }, alias: { from: '1', to: '2' } })
})

test('on managed instances the code settles without being invocable, and is published as asked', async () => {
  const fn = aws.addFunction({ managedInstances: true, versionSettle: { reads: 2 } })
  const deployment = await aws.deploy({ 'publish-to': 'LATEST_PUBLISHED' })
  expect(aws.bodies('PublishVersion')).toEqual([{ CodeSha256: sha256(NEW), PublishTo: 'LATEST_PUBLISHED' }])
  expect(deployment).toMatchObject({
    status: 'deployed',
    current: { state: 'ActiveNonInvocable', managedInstances: true },
    published: { version: '$LATEST.PUBLISHED', arn: `${ARN}:$LATEST.PUBLISHED`, state: 'Active' },
  })
  expect(fn.versions.get('$LATEST.PUBLISHED')?.code.sha256).toBe(sha256(NEW))
})

test('publish-to is refused where nothing is managed, before anything is changed', async () => {
  aws.addFunction({})
  const error = await aws.failure({ 'publish-to': 'LATEST_PUBLISHED' })
  expect(error.what).toBe('checkout is not on managed instances, which `publish-to` is for.')
  expect(aws.operations).toEqual(['GetFunction'])
})

test('the same code sent again gets no needless version', async () => {
  const fn = aws.addFunction({ zip: NEW, ...LIVE })
  const deployment = await aws.deploy({ alias: 'live', 'skip-unchanged': 'false' })
  expect(deployment).toMatchObject({ status: 'deployed', changed: false, published: { version: '1' } })
  expect(aws.count('PublishVersion')).toBe(0)
  expect(fn.versions.size).toBe(1)
  expect(aws.host.lines).toContain('✓ Version 1 already has this code')
})

test('without an alias the newest version is the one to use again', async () => {
  aws.addFunction({ zip: NEW, versions: [{ zip: OLD }, {}] })
  const deployment = await aws.deploy({ publish: 'true', 'skip-unchanged': 'false' })
  expect(deployment.published?.version).toBe('2')
  expect(aws.count('PublishVersion')).toBe(0)
})

test.each([
  ['$LATEST', { Version: '$LATEST', CodeSha256: sha256(NEW), State: 'Active' }],
  ['a version with other code', { Version: '1', CodeSha256: sha256(OLD), State: 'Active' }],
  ['nothing', {}],
])('an answer to a publication that names %s never gets the alias', async (_, body) => {
  const fn = aws.addFunction({ ...LIVE })
  aws.endpoint.faults.add({ operation: 'PublishVersion', fault: { status: 201, body } })
  expect((await aws.failure({ alias: 'live' })).what).toMatch(
    /^Lambda published other code than this step uploaded/,
  )
  expect(fn.aliases.get('live')?.version).toBe('1')
})

test('on managed instances unchanged code that callers do not reach is not live either', async () => {
  aws.addFunction({ managedInstances: true })
  expect((await aws.deploy()).status).toBe('incomplete')
  expect((await aws.deploy()).status).toBe('incomplete')
  await aws.deploy({ 'publish-to': 'LATEST_PUBLISHED' })
  expect((await aws.deploy()).status).toBe('unchanged')
})

test('an outage longer than a few writes is waited out where a write may be repeated safely', async () => {
  const fn = aws.addFunction({ ...LIVE })
  for (const operation of ['PublishVersion', 'UpdateAlias']) {
    aws.endpoint.faults.add({ operation, times: 12, fault: { status: 503 } })
  }
  await aws.deploy({ alias: 'live' })
  expect(fn.aliases.get('live')?.version).toBe('2')
  expect(fn.versions.size).toBe(2)
})
