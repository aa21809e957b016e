import { createHash } from 'node:crypto'
import {
  GetFunctionCommand,
  type LambdaClient,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient, zipOf } from './clients.ts'

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const ZIP = zipOf({ 'index.js': 'exports.handler = async () => 1' })
const SHA256 = createHash('sha256').update(ZIP).digest('base64')

let world: World
let endpoint: Endpoint
let client: LambdaClient

beforeEach(async () => {
  world = createWorld()
  endpoint = await startEndpoint({ world })
  client = lambdaClient(endpoint.url)
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
})

const update = (input: Partial<UpdateFunctionCodeCommandInput>) =>
  client.send(new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ...input }))
const read = async (qualifier?: string) =>
  (await client.send(new GetFunctionCommand({ FunctionName: 'checkout', Qualifier: qualifier })))
    .Configuration

test('from S3: a version of an object, its hash, its key; or no permission to read it', async () => {
  world.addFunction({ name: 'checkout', sourceKmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/old' })
  world.addBucket({ name: 'staging', versioned: true })
  const { versionId } = world.putObject('staging', 'app.zip', ZIP)
  world.putObject('staging', 'app.zip', Buffer.from('no zip'))
  const object = { S3Bucket: 'staging', S3Key: 'app.zip' }
  expect((await failureOf(update(object))).message).toMatch(/^Could not unzip/)
  expect((await failureOf(update({ ...object, S3ObjectVersion: 'no' }))).message).toMatch(/NoSuchVersion/)

  const SourceKMSKeyArn = 'arn:aws:kms:eu-west-1:123456789012:key/new'
  const updated = await update({ ...object, S3ObjectVersion: versionId, SourceKMSKeyArn })
  expect(updated.CodeSha256).toBe(SHA256)
  const { Code } = await client.send(new GetFunctionCommand({ FunctionName: ARN }))
  expect(Code).toMatchObject({ RepositoryType: 'S3', SourceKMSKeyArn })

  world.addBucket({ name: 'elsewhere', region: 'us-east-1' })
  await read()
  expect((await failureOf(update({ S3Bucket: 'elsewhere', S3Key: 'app.zip' }))).message).toMatch(
    /PermanentRedirect/,
  )
  world.deny({ action: 's3:GetObject' })
  expect(await failureOf(update(object))).toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringMatching(
      /permission to GetObject for staging\/app\.zip\. S3 Error Code: AccessDenied/,
    ),
  })
})

test('images: a tag resolves to a digest, what cannot run is refused', async () => {
  const base = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'
  const { digest } = world.addImage({ repository: 'app', tag: 'v2' })
  world.addImage({ repository: 'app', tag: 'multi', index: true })
  const fn = world.addFunction({ name: 'checkout', imageUri: `${base}:v1`, settle: {} })

  expect(await update({ ImageUri: `${base}:v2` })).toMatchObject({
    PackageType: 'Image',
    CodeSha256: digest.replace('sha256:', ''),
    CodeSize: 0,
  })
  const { Code, Configuration } = await client.send(new GetFunctionCommand({ FunctionName: 'checkout' }))
  expect(Code).toMatchObject({
    ImageUri: `${base}:v2`,
    ResolvedImageUri: `${base}@${digest}`,
    RepositoryType: 'ECR',
  })
  expect(Configuration).not.toHaveProperty('Runtime')

  expect((await failureOf(update({ ZipFile: ZIP }))).message).toBe(
    'Please provide ImageUri when updating a function with packageType Image.',
  )
  expect((await failureOf(update({ ImageUri: `${base}:none` }))).message).toBe(
    `Source image ${base}:none is not valid. Provide a valid source image.`,
  )
  expect((await failureOf(update({ ImageUri: `${base}:multi` }))).message).toMatch(
    /media type for the source image .* is not supported\.$/,
  )
  world.addImage({ repository: 'app', lambdaMayPull: false })
  expect(await failureOf(update({ ImageUri: `${base}@${digest}` }))).toMatchObject({
    name: 'AccessDeniedException',
    message: 'The function does not have permission to access the specified image.',
  })
  expect(fn.latest.code.resolvedImageUri).toBe(`${base}@${digest}`)
})
