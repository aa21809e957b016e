import { LIVE, NEW, OLD, OTHER, sha256, useAws } from '../aws/test-aws.ts'

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const THEIRS = '0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f'
const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'
const IMAGE = { 'image-uri': `${REPOSITORY}:v2`, 'skip-unchanged': 'false' }
const OBJECT = { 's3-bucket': 'packages', 's3-key': 'checkout.zip', 'skip-unchanged': 'false' }

const aws = useAws()
beforeEach(() => {
  aws.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  aws.world.addBucket({ name: 'packages' })
  aws.world.putObject('packages', 'checkout.zip', NEW)
})

/** Once the update was taken, and before anybody looks again, something else happens to the function. */
const meanwhile = (change: () => void) => aws.once('UpdateFunctionCode', change, 'after')

test.each([
  ['an image by tag', IMAGE, { imageUri: `${REPOSITORY}:v1` }, THEIRS],
  ['an object in S3', OBJECT, { zip: OLD }, sha256(OTHER)],
  ['a zip', {}, { zip: OLD }, sha256(OTHER)],
])('code that somebody else puts in the place of %s is never released', async (_, inputs, seed, theirs) => {
  const fn = aws.addFunction({ ...LIVE, ...seed })
  meanwhile(() => {
    fn.latest.code = { ...fn.latest.code, sha256: theirs }
  })
  const error = await aws.failure({ ...inputs, alias: 'live' })
  expect(error.what).toBe('Another deployment replaced the code of checkout while this one waited.')
  expect(error.why).toContain(`running ${theirs}`)
  expect(error.remedy).toContain('`concurrency:` group')
  expect(fn.versions.size).toBe(1)
  expect(fn.aliases.get('live')?.version).toBe('1')
})

test('an architecture that is not the one that was asked for is an error', async () => {
  const fn = aws.addFunction({ ...LIVE })
  meanwhile(() => {
    fn.latest.architectures = ['x86_64']
  })
  const error = await aws.failure({ architecture: 'arm64', alias: 'live' })
  expect(error.what).toBe('checkout runs on x86_64, not on arm64 as this step asked for.')
  expect(fn.aliases.get('live')?.version).toBe('1')
})

describe('a lost answer to an update that is guarded by a revision', () => {
  const lost = () =>
    aws.endpoint.faults.add({ operation: 'UpdateFunctionCode', after: true, fault: 'reset-before' })

  test('is read back by the digest that the tag has', async () => {
    const fn = aws.addFunction({ imageUri: `${REPOSITORY}:v1` })
    lost()
    const deployment = await aws.deploy({ ...IMAGE, 'revision-id': fn.latest.revisionId })
    expect(deployment).toMatchObject({ status: 'deployed', current: { codeSha256: DIGEST } })
    expect(aws.count('UpdateFunctionCode')).toBe(1)
  })

  test('accuses nobody where the hash cannot be found out', async () => {
    const fn = aws.addFunction({ imageUri: `${REPOSITORY}:v1` })
    aws.world.deny({ action: 'ecr:*' })
    lost()
    const error = await aws.failure({ ...IMAGE, 'revision-id': fn.latest.revisionId })
    expect(error.what).toBe('Whether checkout has the new code is unknown.')
    expect(error.code).toBeUndefined()
    expect(aws.progress.facts.update).toBe('unanswered')
  })
})

test('a read that is late says nothing of the update', async () => {
  aws.addFunction({})
  const before = await fetchFunction()
  aws.endpoint.faults.add({
    operation: 'GetFunction',
    nth: 2,
    times: 2,
    fault: { status: 200, body: before },
  })
  expect((await aws.deploy()).current?.codeSha256).toBe(sha256(NEW))
})

/** What GetFunction answers right now. */
async function fetchFunction(): Promise<Record<string, unknown>> {
  const scope = 'AKIAIOSFODNN7EXAMPLE/20260101/eu-west-1/lambda/aws4_request'
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
  const url = `${aws.endpoint.url}/2015-03-31/functions/checkout`
  const answer = (await (await fetch(url, { headers: { authorization } })).json()) as Record<string, unknown>
  aws.endpoint.requests.length = 0
  return answer
}
