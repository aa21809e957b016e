import { previousVersion } from '../../../src/deploy/previous.ts'
import { ARN, NEW, OLD, sha256, useAws } from '../aws/test-aws.ts'

const aws = useAws()

test('new code costs a read, the update and one more read', async () => {
  const fn = aws.addFunction({})
  const deployment = await aws.deploy()

  expect(aws.operations).toEqual(['GetFunction', 'UpdateFunctionCode', 'GetFunction'])
  expect(fn.latest.code.zip?.equals(NEW)).toBe(true)
  expect(deployment).toMatchObject({
    status: 'deployed',
    region: 'eu-west-1',
    changed: true,
    current: {
      name: 'checkout',
      arn: ARN,
      version: '$LATEST',
      codeSha256: sha256(NEW),
      codeSize: NEW.length,
      lastUpdateStatus: 'Successful',
      revisionId: fn.latest.revisionId,
    },
    previous: { codeSha256: sha256(OLD), codeSize: OLD.length, architecture: 'x86_64' },
    published: undefined,
    alias: undefined,
  })
})

test('only what was asked for is sent', async () => {
  aws.addFunction({ architecture: 'arm64' })
  await aws.deploy()
  expect(aws.bodies('UpdateFunctionCode')).toEqual([{ ZipFile: { sha256: sha256(NEW), size: NEW.length } }])
})

test('a function is addressed as it was given, and in the Region that was found', async () => {
  aws.addFunction({ region: 'eu-central-1', zip: NEW })
  const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:checkout'
  const deployment = await aws.deploy({ 'function-name': arn, 'aws-region': '' })
  expect(aws.endpoint.requests).toMatchObject([
    { path: `/2015-03-31/functions/${arn}`, region: 'eu-central-1' },
  ])
  expect(deployment.region).toBe('eu-central-1')
})

test('publishing adds the newest version and the publication', async () => {
  aws.addFunction({ versions: [{}, { codeSha256: 'b2xk' }] })
  const deployment = await aws.deploy({ publish: 'true', 'version-description': 'Release 7' })

  const [first, second, third, ...rest] = aws.operations
  expect(first).toBe('GetFunction')
  // Looked up beside the upload.
  expect([second, third].sort()).toEqual(['ListVersionsByFunction', 'UpdateFunctionCode'])
  expect(rest).toEqual(['GetFunction', 'PublishVersion'])
  expect(aws.bodies('PublishVersion')).toEqual([{ CodeSha256: sha256(NEW), Description: 'Release 7' }])
  expect(deployment).toMatchObject({
    status: 'deployed',
    published: { version: '3', arn: `${ARN}:3`, state: 'Active', description: 'Release 7' },
    previous: { version: '2' },
  })
})

test('the newest of more versions than fit on a page is found', async () => {
  const versions = Array.from({ length: 60 }, () => ({ codeSha256: 'b2xk' }))
  aws.addFunction({ versions })
  expect((await aws.deploy({ publish: 'true' })).previous.version).toBe('60')
  expect(aws.count('ListVersionsByFunction')).toBe(2)
})

test('without permission to list versions the previous one stays unknown', async () => {
  aws.addFunction({ versions: [{}] })
  aws.world.deny({ action: 'lambda:ListVersionsByFunction' })
  const deployment = await aws.deploy({ publish: 'true' })
  expect(deployment.published?.version).toBe('2')
  expect(previousVersion(deployment.facts)).toBeUndefined()
})

test('a change of the architecture alone is an update', async () => {
  const fn = aws.addFunction({ zip: NEW, architecture: 'x86_64' })
  const deployment = await aws.deploy({ architecture: 'arm64' })
  expect(aws.bodies('UpdateFunctionCode')).toEqual([expect.objectContaining({ Architectures: ['arm64'] })])
  expect(fn.latest.architectures).toEqual(['arm64'])
  expect(deployment).toMatchObject({ status: 'deployed', changed: true, current: { architecture: 'arm64' } })
})

test('the log has a line for each result, with its time', async () => {
  aws.addFunction({ versions: [{}], settle: { milliseconds: 3_000 } })
  await aws.deploy({ alias: 'live' })
  const started = aws.host.lines.findIndex((line) => line.startsWith('checkout in eu-west-1'))
  expect(aws.host.lines.slice(started)).toEqual([
    `checkout in eu-west-1: Zip, x86_64, nodejs24.x, ${OLD.length} B, code ${sha256(OLD).slice(0, 10)}, live = none yet`,
    expect.stringContaining(`✓ Sent ${NEW.length} B; Lambda confirms code ${sha256(NEW).slice(0, 10)} `),
    expect.stringMatching(
      /^ {2}Lambda is still updating checkout: 2 s of at most 10 min \("The function is being created."\)$/,
    ),
    expect.stringMatching(/^✓ Update finished +3\.\d s$/),
    expect.stringMatching(/^✓ Published version 2 +0\.0 s$/),
    expect.stringMatching(/^✓ Created alias live, pointing to version 2 +0\.0 s$/),
  ])
  expect(aws.progress.phases.map(({ name }) => name)).toEqual([
    'Read',
    'Upload',
    'Update',
    'Publish',
    'Alias',
  ])
  expect(aws.progress.phases[2]?.waiting).toBeGreaterThanOrEqual(3_000)
})
