import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf } from './clients.ts'

// Permissions, which moto does not look at.

let world: World
let endpoint: Endpoint
let client: S3Client

beforeEach(async () => {
  world = createWorld()
  world.addBucket({ name: 'staging' })
  world.addBucket({ name: 'theirs', account: '210987654321' })
  endpoint = await startEndpoint({ world })
  client = new S3Client({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    forcePathStyle: true,
    credentials: { ...DEFAULT_CREDENTIALS },
    maxAttempts: 1,
  })
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
  expect(endpoint.refused).toEqual([])
})

const put = (Bucket: string) => client.send(new PutObjectCommand({ Bucket, Key: 'a b.zip', Body: 'zip' }))

test('a bucket of another account is open only where it is shared', async () => {
  expect(await failureOf(put('theirs'))).toMatchObject({ name: 'AccessDenied', status: 403 })
  world.addBucket({ name: 'theirs', account: '210987654321', sharedWith: ['123456789012'] })
  expect((await put('theirs')).ETag).toBeDefined()
})

test('a permission that is missing is named, with the resource in quotes', async () => {
  world.deny({ action: 's3:PutObject' })
  expect((await failureOf(put('staging'))).message).toBe(
    'User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::staging/a b.zip" because no identity-based policy allows the s3:PutObject action',
  )
})

test('who may not list a bucket does not learn what is not there', async () => {
  const head = () => client.send(new HeadObjectCommand({ Bucket: 'staging', Key: 'none' }))
  expect((await failureOf(head())).status).toBe(404)
  world.deny({ action: 's3:ListBucket' })
  expect((await failureOf(head())).status).toBe(403)
})
