import { LIVE, NEW, OTHER, sha256, useAws } from '../aws/test-aws.ts'

const aws = useAws()

const SECRET = 'correct horse battery staple'
const WANTED = { MemorySize: 512, Environment: { Variables: { STAGE: SECRET, OLD: null } } }
const given = (configuration: object) => ({ configuration: JSON.stringify(configuration) })
const CONFIGURED = { memorySize: 512, environment: { STAGE: SECRET } }

afterEach(() => expect(aws.host.lines.join('\n')).not.toContain(SECRET))

test('configuration and code are settled, one after the other, before the version is published', async () => {
  const fn = aws.addFunction({ ...LIVE, environment: { TABLE: 'orders', OLD: 'x' } })
  const before = fn.latest.revisionId
  let configured = ''
  aws.once('UpdateFunctionCode', () => {
    configured = fn.latest.revisionId
  })
  const deployment = await aws.deploy({ alias: 'live', ...given(WANTED) })

  expect(aws.operations.filter((name) => name !== 'GetAlias')).toEqual([
    'GetFunction',
    'UpdateFunctionConfiguration',
    'GetFunction',
    'UpdateFunctionCode',
    'GetFunction',
    'PublishVersion',
    'UpdateAlias',
  ])
  expect(aws.bodies('UpdateFunctionConfiguration')).toEqual([
    {
      MemorySize: 512,
      Environment: { Variables: { TABLE: 'orders', STAGE: SECRET } },
      RevisionId: before,
    },
  ])
  const [published] = aws.bodies('PublishVersion') as { RevisionId: string }[]
  expect([before, configured]).not.toContain(published?.RevisionId)
  expect(fn.versions.get('2')).toMatchObject({
    code: { sha256: sha256(NEW) },
    settings: { memorySize: 512, environment: { TABLE: 'orders', STAGE: SECRET } },
  })
  expect(deployment).toMatchObject({ status: 'deployed', changed: true, alias: { to: '2' } })
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(/^✓ Configuration updated: MemorySize 128 → 512, \+ STAGE, - OLD +\d/),
  )
  expect(aws.host.lines).toContainEqual(
    '  Callers without a qualifier may meet the new configuration before the new code; live never serves one without the other',
  )
})

test('a key of the code stays where the configuration is updated at once', async () => {
  const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/one'
  const fn = aws.addFunction({ ...LIVE, sourceKmsKeyArn: KEY, settle: { atOnce: true } })
  await aws.deploy({ alias: 'live', ...given(WANTED) })
  expect(fn.latest.code).toMatchObject({ sha256: sha256(NEW), sourceKmsKeyArn: KEY })
  expect(aws.host.lines.join('\n')).not.toContain('lambda:GetFunction')
})

test('the code alone is sent where the configuration is as it is asked for', async () => {
  aws.addFunction({ ...LIVE, ...CONFIGURED })
  const deployment = await aws.deploy({ alias: 'live', ...given(WANTED) })
  expect(aws.count('UpdateFunctionConfiguration')).toBe(0)
  expect(deployment).toMatchObject({ status: 'deployed', changed: true, alias: { to: '2' } })
})

test('the configuration alone is sent where the code is the same', async () => {
  const fn = aws.addFunction({ ...LIVE, zip: NEW })
  const deployment = await aws.deploy({ alias: 'live', ...given(WANTED) })
  expect(aws.count('UpdateFunctionCode')).toBe(0)
  expect(fn.versions.get('2')?.settings.memorySize).toBe(512)
  expect(deployment).toMatchObject({ status: 'deployed', changed: true, alias: { to: '2' } })
})

test('nothing is sent where nothing differs', async () => {
  aws.addFunction({ ...LIVE, zip: NEW, ...CONFIGURED })
  const deployment = await aws.deploy({ alias: 'live', ...given(WANTED) })
  expect(aws.operations.filter((name) => /^Update/.test(name))).toEqual([])
  expect(deployment).toMatchObject({ status: 'unchanged', changed: false })
})

test('a version with the same code and another configuration is not used again', async () => {
  const fn = aws.addFunction({ ...LIVE, zip: NEW, versions: [{}, { memorySize: 1024 }] })
  const deployment = await aws.deploy({ alias: 'live', 'skip-unchanged': 'false', ...given(WANTED) })
  expect(deployment.alias?.to).toBe('3')
  expect(fn.versions.get('3')?.settings.memorySize).toBe(512)
})

test('a run that was cut off between the two is finished by the next', async () => {
  const fn = aws.addFunction(LIVE)
  aws.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    times: 1,
    fault: { status: 400, errorType: 'InvalidParameterValueException', message: 'no' },
  })
  expect((await aws.failure({ alias: 'live', ...given(WANTED) })).what).toBe(
    'Lambda rejected the new code of checkout.',
  )
  expect(fn.aliases.get('live')?.version).toBe('1')
  const deployment = await aws.deploy({ alias: 'live', ...given(WANTED) })
  expect(aws.count('UpdateFunctionConfiguration')).toBe(1)
  expect(deployment.alias?.to).toBe('2')
  expect(fn.versions.get('2')).toMatchObject({ code: { sha256: sha256(NEW) }, settings: { memorySize: 512 } })
})

test("somebody's change of the configuration in between is an error, and stays", async () => {
  const fn = aws.addFunction(LIVE)
  aws.once('UpdateFunctionConfiguration', () => {
    fn.latest.settings = { ...fn.latest.settings, environment: { THEIRS: 'x' } }
    fn.latest.revisionId = 'theirs'
  })
  const error = await aws.failure({ alias: 'live', ...given(WANTED) })
  expect(error.what).toBe(
    'The configuration of checkout was changed by something else while this deployment ran.',
  )
  expect(fn.latest.settings).toMatchObject({ memorySize: 128, environment: { THEIRS: 'x' } })
  expect(aws.count('UpdateFunctionCode') + aws.count('PublishVersion')).toBe(0)
})

test('what somebody else did beside the configuration is no obstacle', async () => {
  const fn = aws.addFunction(LIVE)
  aws.once('UpdateFunctionConfiguration', () => {
    fn.latest.revisionId = 'of a publication'
  })
  const deployment = await aws.deploy({ alias: 'live', ...given(WANTED) })
  expect(aws.bodies('UpdateFunctionConfiguration')).toMatchObject([{}, { RevisionId: 'of a publication' }])
  expect(deployment.alias?.to).toBe('2')
})

test.each(['UpdateFunctionCode', 'PublishVersion'])(
  "somebody's change of the configuration before %s is released by nobody",
  async (operation) => {
    const fn = aws.addFunction(LIVE)
    aws.once(operation, () => {
      fn.latest.settings = { ...fn.latest.settings, memorySize: 3008 }
      fn.latest.revisionId = 'theirs'
    })
    const error = await aws.failure({ alias: 'live', ...given(WANTED) })
    expect(error.what).toMatch(/was changed by something else while this deployment ran/)
    expect([...fn.versions.keys()]).toEqual(['1'])
    expect(aws.progress.facts.replaced).toBe(true)
  },
)

test('a publication by somebody else in between is no obstacle', async () => {
  const fn = aws.addFunction({ ...LIVE, zip: NEW, ...CONFIGURED })
  aws.once('PublishVersion', () => {
    fn.latest.revisionId = 'of a publication'
  })
  expect((await aws.deploy({ alias: 'live', ...given(WANTED) })).status).toBe('unchanged')
  expect(aws.bodies('PublishVersion')).toMatchObject([{}, { RevisionId: 'of a publication' }])
})

test('other code in between is refused by its hash, whatever the revision', async () => {
  const fn = aws.addFunction({ ...LIVE, ...CONFIGURED })
  aws.once('PublishVersion', () => {
    fn.latest.code = { ...fn.latest.code, sha256: sha256(OTHER) }
    fn.latest.revisionId = 'theirs'
  })
  expect((await aws.failure({ alias: 'live', ...given(WANTED) })).why).toMatch(/CodeSHA256 .* is different/)
})

test('`revision-id` guards the first update, and what follows from it the second', async () => {
  const fn = aws.addFunction({})
  const { revisionId } = fn.latest
  await aws.deploy({ 'revision-id': revisionId, ...given(WANTED) })
  const [configuration] = aws.bodies('UpdateFunctionConfiguration') as { RevisionId: string }[]
  const [code] = aws.bodies('UpdateFunctionCode') as { RevisionId: string }[]
  expect(configuration?.RevisionId).toBe(revisionId)
  expect(code?.RevisionId).toBeDefined()
  expect(code?.RevisionId).not.toBe(revisionId)
  expect(fn.latest.code.sha256).toBe(sha256(NEW))
})

test('an update of the configuration is never retried past the `revision-id` that is asked for', async () => {
  const fn = aws.addFunction({})
  const { revisionId } = fn.latest
  aws.once('UpdateFunctionConfiguration', () => {
    fn.latest.revisionId = 'another'
  })
  const error = await aws.failure({ 'revision-id': revisionId, ...given(WANTED) })
  expect(error.what).toBe('checkout is not at the revision that was asked for.')
  expect(aws.count('UpdateFunctionConfiguration')).toBe(1)
})

test('an update whose answer was lost is read back', async () => {
  aws.addFunction({})
  aws.endpoint.faults.add({ operation: 'UpdateFunctionConfiguration', after: true, fault: 'reset-before' })
  expect((await aws.deploy(given(WANTED))).status).toBe('deployed')
  expect(aws.count('UpdateFunctionConfiguration')).toBe(1)
})

test('a conflict with another update is waited out', async () => {
  const fn = aws.addFunction({})
  aws.once('UpdateFunctionConfiguration', () => {
    fn.latest.lastUpdate = { status: 'InProgress', reason: undefined, reasonCode: undefined }
    fn.latest.transition = { readsLeft: 2, dueAt: 0, atOnce: false, outcome: undefined, rollback: undefined }
  })
  expect((await aws.deploy(given(WANTED))).status).toBe('deployed')
})

test('an update that Lambda abandons leaves everything as it was', async () => {
  const outcome = { reason: 'The subnet has no free addresses.', code: 'SubnetOutOfIPAddresses' }
  const fn = aws.addFunction({ settle: { outcome } })
  const error = await aws.failure(given(WANTED))
  expect(error.what).toBe('Lambda failed to apply the configuration of checkout (update Failed).')
  expect(error.why).toBe('The subnet has no free addresses.')
  expect(aws.progress.facts.configuration?.update).toBe('abandoned')
  expect(fn.latest.settings.memorySize).toBe(128)
  expect(aws.count('UpdateFunctionCode')).toBe(0)
})

test('words of a refusal are told without the values that they quote', async () => {
  aws.addFunction({ environment: { TABLE: 'their own value' } })
  const error = await aws.failure(
    given({ Environment: { Variables: { STAGE: SECRET, LARGE: 'v'.repeat(5_000) } } }),
  )
  expect(error.what).toBe('Lambda rejected the configuration of checkout.')
  expect(error.message).toMatch(/exceeded the 4KB limit. String measured: \*\*\*/)
  expect(error.message).not.toMatch(/correct horse|their own value|vvvv/)
})

test('words of a refusal are told without the values that the function has, which are sent with the new ones', async () => {
  aws.addFunction({ environment: { TABLE: 'their "own" value' } })
  const message = 'Bad: {"STAGE":"correct%20horse%20battery%20staple","TABLE":"their \\"own\\" value"}'
  aws.endpoint.faults.add({
    operation: 'UpdateFunctionConfiguration',
    fault: { status: 400, errorType: 'InvalidParameterValueException', message },
  })
  const error = await aws.failure(given(WANTED))
  expect(error.why).toBe('Bad: {"STAGE":"***","TABLE":"***"}')
})

test('variables that nobody can read are not overwritten', async () => {
  aws.addFunction({})
  const unreadable = {
    ErrorCode: 'AccessDeniedException',
    Message: 'Lambda was unable to decrypt the variables.',
  }
  aws.endpoint.faults.add({
    operation: 'GetFunction',
    times: 9,
    fault: {
      status: 200,
      body: { Configuration: { FunctionName: 'checkout', Environment: { Error: unreadable } } },
    },
  })
  const error = await aws.failure(given(WANTED))
  expect(error.what).toMatch(/^Lambda could not read `Environment` of checkout/)
  expect(error.why).toBe('Lambda was unable to decrypt the variables.')
  expect(aws.count('UpdateFunctionConfiguration')).toBe(0)
})

test('what Lambda describes otherwise than it was given is said, since it will be sent again', async () => {
  aws.addFunction({ zip: NEW })
  const Role = 'arn:aws:iam::123456789012:role/service-role/other'
  const body = { FunctionName: 'checkout', Role, State: 'Active', LastUpdateStatus: 'Successful' }
  aws.endpoint.faults.add({
    operation: 'UpdateFunctionConfiguration',
    after: true,
    fault: { status: 200, body },
  })
  await aws.deploy(given({ Role: 'arn:aws:iam::123456789012:role/other' }))
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(
      /^warning: Lambda took the configuration and describes it otherwise.*: Role .*service-role\/other → /,
    ),
  )
})

test('a role that is too new is retried', async () => {
  aws.addFunction({})
  const Role = 'arn:aws:iam::123456789012:role/new'
  aws.world.rolesTooNew.set(Role, 7)
  expect((await aws.deploy(given({ Role }))).status).toBe('deployed')
  expect(aws.count('UpdateFunctionConfiguration')).toBe(8)
})

test('a role that Lambda may never assume ends with the time', async () => {
  aws.addFunction({})
  const Role = 'arn:aws:iam::123456789012:role/never'
  aws.world.rolesTooNew.set(Role, 1_000)
  const error = await aws.failure({ ...given({ Role }), 'wait-timeout-seconds': '60' })
  expect(error.remedy).toMatch(/trust policy of the function's role/)
  expect(aws.clock.elapsedMs).toBeGreaterThan(50_000)
})

test('a dry run names the differences of both, and changes nothing', async () => {
  const fn = aws.addFunction(LIVE)
  const deployment = await aws.deploy({ alias: 'live', 'dry-run': 'true', ...given(WANTED) })
  expect(deployment).toMatchObject({ status: 'planned', changed: true })
  expect(deployment.facts.configuration?.changes).toEqual([
    { kind: 'changed', name: 'MemorySize', from: '128', to: '512' },
    { kind: 'added', name: 'STAGE' },
  ])
  expect(aws.count('UpdateFunctionConfiguration')).toBe(0)
  expect(fn.latest.settings.memorySize).toBe(128)
})

test('a dry run whose configuration alone differs asks Lambda nothing', async () => {
  aws.addFunction({ ...LIVE, zip: NEW })
  const deployment = await aws.deploy({ alias: 'live', 'dry-run': 'true', ...given(WANTED) })
  expect(deployment).toMatchObject({ status: 'planned', changed: true })
  expect(deployment.facts.dryRunAnswer).toEqual({ kind: 'cannot be asked' })
  expect(aws.operations.toSorted()).toEqual(['GetAlias', 'GetFunction'])
})

test('the package is checked for the handler and the runtime that it will have', async () => {
  aws.addFunction({})
  const error = await aws.failure({ preflight: 'error', ...given({ Handler: 'missing.handler' }) })
  expect(error.message).toMatch(/missing\.handler/)
  expect(aws.count('UpdateFunctionConfiguration')).toBe(0)
})
