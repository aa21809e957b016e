import type { FunctionSeed } from '../../../emulator/aws/lambda/function.js'
import { ARN, LIVE, NEW, OLD, useAws } from '../aws/test-aws.ts'

const PROVISIONING: Partial<FunctionSeed> = {
  aliases: [{ name: 'live', version: '1', provisioned: { status: 'IN_PROGRESS', reads: 1_000 } }],
}

const aws = useAws()

const existing = (seed: Partial<FunctionSeed> = {}) => aws.addFunction({ ...LIVE, ...seed })
test('an alias that is missing is created', async () => {
  const fn = existing({ aliases: [] })
  const deployment = await aws.deploy({ alias: 'live', 'alias-description': 'what serves' })
  expect(aws.operations.at(-1)).toBe('CreateAlias')
  expect(aws.bodies('CreateAlias')).toEqual([
    { Name: 'live', FunctionVersion: '2', Description: 'what serves' },
  ])
  expect(deployment.alias).toEqual({
    name: 'live',
    arn: `${ARN}:live`,
    from: undefined,
    to: '2',
    moved: true,
  })
  expect(fn.aliases.get('live')?.version).toBe('2')
  expect(aws.host.lines.at(-1)).toMatch(/^✓ Created alias live, pointing to version 2 /)
})

test('an alias moves only while it is as it was found', async () => {
  const revision = existing().aliases.get('live')?.revisionId
  const deployment = await aws.deploy({ alias: 'live' })
  expect(aws.operations.slice(0, 2).sort()).toEqual(['GetAlias', 'GetFunction'])
  expect(aws.operations.slice(2)).toEqual([
    'UpdateFunctionCode',
    'GetFunction',
    'PublishVersion',
    'UpdateAlias',
  ])
  expect(deployment).toMatchObject({ alias: { from: '1', to: '2' }, previous: { version: '1' } })
  expect(aws.bodies('UpdateAlias')).toEqual([
    { FunctionVersion: '2', RoutingConfig: { AdditionalVersionWeights: {} }, RevisionId: revision },
  ])
  expect(aws.host.lines.at(-1)).toMatch(/^✓ live: version 1 → 2 /)
})

test('an alias that points there already is left alone', async () => {
  existing({ zip: NEW })
  const deployment = await aws.deploy({ alias: 'live' })
  expect(aws.count('UpdateAlias')).toBe(0)
  expect(deployment.alias).toMatchObject({ from: '1', to: '1' })
})

test('another description is a reason to update it', async () => {
  const fn = existing({ zip: NEW })
  await aws.deploy({ alias: 'live', 'alias-description': 'what serves' })
  expect(fn.aliases.get('live')?.description).toBe('what serves')
})

test('a description that is not given stays as it was', async () => {
  const fn = existing({ aliases: [{ name: 'live', version: '1', description: 'what serves' }] })
  await aws.deploy({ alias: 'live' })
  expect(fn.aliases.get('live')).toMatchObject({ version: '2', description: 'what serves' })
})

test('weights that somebody left behind are cleared', async () => {
  const fn = existing({
    zip: NEW,
    versions: [{ zip: OLD }, {}],
    aliases: [{ name: 'live', version: '2', weights: { 1: 0.5 } }],
  })
  await aws.deploy({ alias: 'live' })
  expect(fn.aliases.get('live')).toEqual(expect.objectContaining({ version: '2', weights: {} }))
})

test('an alias that somebody else moves in between is an error, and stays there', async () => {
  const fn = existing({ versions: [{}, { codeSha256: 'b2xk' }] })
  aws.once('UpdateAlias', () => {
    Object.assign(fn.aliases.get('live') ?? {}, { version: '2', revisionId: 'moved' })
  })
  const error = await aws.failure({ alias: 'live' })
  expect(error.what).toBe('The alias live was changed by something else while this deployment ran.')
  expect(error.remedy).toContain('`concurrency:` group')
  expect(aws.count('UpdateAlias')).toBe(1)
  expect(fn.aliases.get('live')?.version).toBe('2')
  expect(aws.progress.facts.aliasNow?.state?.version).toBe('2')
})

test('an alias that somebody else moved to the same version is fine', async () => {
  const fn = existing()
  aws.once('UpdateAlias', () => {
    Object.assign(fn.aliases.get('live') ?? {}, { version: '2', revisionId: 'moved' })
  })
  expect((await aws.deploy({ alias: 'live' })).alias).toMatchObject({ from: '1', to: '2' })
  expect(aws.operations.slice(-2)).toEqual(['UpdateAlias', 'GetAlias'])
})

test('an alias whose weights Lambda shifts for provisioned concurrency is moved with its new revision', async () => {
  const fn = existing(PROVISIONING)
  aws.once('UpdateAlias', () => {
    Object.assign(fn.aliases.get('live') ?? {}, { weights: { 2: 0.1 }, revisionId: 'shifted' })
  })
  await aws.deploy({ alias: 'live' })
  expect(aws.operations.slice(-4)).toEqual([
    'UpdateAlias',
    'GetAlias',
    'GetProvisionedConcurrencyConfig',
    'UpdateAlias',
  ])
  expect(aws.bodies('UpdateAlias')[1]).toMatchObject({ RevisionId: 'shifted' })
  expect(fn.aliases.get('live')).toEqual(expect.objectContaining({ version: '2', weights: {} }))
})

test.each([
  ['to the same version is fine', '2', undefined],
  [
    'to another version is an error',
    '1',
    'The alias live was changed by something else while this deployment ran.',
  ],
])('an alias that somebody else creates in between %s', async (_, version, what) => {
  const fn = existing({ aliases: [] })
  aws.once('CreateAlias', () => {
    fn.aliases.set('live', { name: 'live', version, description: '', weights: {}, revisionId: 'theirs' })
  })
  const deployed = aws.deploy({ alias: 'live' })
  if (what === undefined) expect((await deployed).alias?.to).toBe('2')
  else await expect(deployed).rejects.toThrow(what)
  expect(aws.operations.slice(-2)).toEqual(['CreateAlias', 'GetAlias'])
  expect(fn.aliases.get('live')?.version).toBe(version)
})

test.each([
  ['is refused', { aliases: [] }, 'CreateAlias', 'AccessDeniedException'],
  ['is refused where it exists', {}, 'UpdateAlias', 'AccessDeniedException'],
])('an alias that %s is an error that names it', async (_, seed, operation, code) => {
  existing(seed)
  aws.world.deny({ action: `lambda:${operation}` })
  expect(await aws.failure({ alias: 'live' })).toMatchObject({
    what: 'The alias live could not be moved to version 2.',
    code: `${code}, HTTP 403`,
    snippets: [{ text: expect.stringContaining(`"lambda:${operation}"`) }],
  })
  expect(aws.progress.facts.aliasUnanswered).toBe(false)
})

test('an alias that is deleted in between is missing, and so created', async () => {
  const fn = existing()
  aws.once('UpdateAlias', () => void fn.aliases.delete('live'))
  expect((await aws.deploy({ alias: 'live' })).status).toBe('deployed')
  expect(fn.aliases.get('live')?.version).toBe('2')
})

describe('an alias that splits its traffic', () => {
  const canary = {
    versions: [{}, { codeSha256: 'b2xk' }],
    aliases: [{ name: 'live', version: '1', weights: { 2: 0.1 } }],
  }

  test('is taken over with a warning of what ends', async () => {
    const fn = existing(canary)
    await aws.deploy({ alias: 'live' })
    expect(fn.aliases.get('live')).toEqual(expect.objectContaining({ version: '3', weights: {} }))
    expect(aws.host.lines).toContain(
      'warning: The alias live splits its traffic: version 1 has 90 %, version 2 has 10 %. This deployment ends that: version 3 gets all of it.',
    )
    expect(aws.progress.facts.aliasBefore?.weights).toEqual({ 2: 0.1 })
  })

  test('since this step began is an error, and stays so', async () => {
    const fn = existing(canary)
    aws.once('UpdateAlias', () => {
      Object.assign(fn.aliases.get('live') ?? {}, { weights: { 2: 0.5 }, revisionId: 'shifted' })
    })
    const error = await aws.failure({ alias: 'live' })
    expect(error.why).toBe(
      'It points at version 1 now and splits its traffic: version 1 has 50 %, version 2 has 50 %.',
    )
    expect(fn.aliases.get('live')).toEqual(expect.objectContaining({ version: '1', weights: { 2: 0.5 } }))
  })
})

test('an alias whose revision never fits is tried with pauses, and not for ever', async () => {
  existing(PROVISIONING)
  aws.endpoint.faults.add({
    operation: 'UpdateAlias',
    times: 10_000,
    fault: {
      status: 412,
      errorType: 'PreconditionFailedException',
      message: 'The Revision Id provided does not match',
    },
  })
  await aws.failure({ alias: 'live', 'wait-timeout-seconds': '20' })
  expect(aws.count('UpdateAlias')).toBeLessThan(30)
  expect(aws.clock.elapsedMs).toBeLessThanOrEqual(20_000)
})

test.each([
  "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
  'Version is pointed by a Provisioned Concurrency alias',
])('the conflict "%s" is not waited for', async (message) => {
  existing()
  aws.endpoint.faults.add({
    operation: 'UpdateAlias',
    times: 1000,
    fault: { status: 409, errorType: 'ResourceConflictException', message },
  })
  const error = await aws.failure({ alias: 'live' })
  expect(error.why).toBe(message)
  expect(error.remedy).not.toContain('Another update')
  expect(aws.count('UpdateAlias')).toBe(1)
})

test('an alias whose first move was lost may have moved, whatever is refused later', async () => {
  existing(PROVISIONING)
  const refusals = [
    { status: 412, errorType: 'PreconditionFailedException' },
    { status: 403, errorType: 'AccessDeniedException' },
  ]
  for (const [at, fault] of ['reset-before' as const, ...refusals].entries()) {
    aws.endpoint.faults.add({ operation: 'UpdateAlias', nth: at + 1, fault })
  }
  await aws.failure({ alias: 'live' })
  expect(aws.count('UpdateAlias')).toBe(3)
  expect(aws.progress.facts.aliasUnanswered).toBe(true)
})
