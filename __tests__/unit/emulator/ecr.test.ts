import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
} from '@aws-sdk/client-ecr'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf } from './clients.ts'

const INDEX = 'application/vnd.oci.image.index.v1+json'
const repositoryName = 'shop/app'

let world: World
let endpoint: Endpoint
let client: ECRClient

beforeEach(async () => {
  world = createWorld()
  endpoint = await startEndpoint({ world })
  client = new ECRClient({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: { ...DEFAULT_CREDENTIALS },
    maxAttempts: 1,
  })
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
})

const batch = (...imageIds: { imageTag?: string; imageDigest?: string }[]) =>
  client.send(new BatchGetImageCommand({ repositoryName, imageIds }))

test('a tag leads to the digest it was last pushed to', async () => {
  const { digest: old } = world.addImage({ repository: repositoryName, tag: 'v1' })
  const { digest } = world.addImage({ repository: repositoryName, tag: 'v1', index: true })
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  const { images, failures } = await batch({ imageTag: 'v1' }, { imageDigest: old }, { imageTag: 'v2' })
  expect(images).toMatchObject([
    { imageId: { imageTag: 'v1', imageDigest: digest }, imageManifestMediaType: INDEX },
    { imageId: { imageDigest: old } },
  ])
  expect(failures).toMatchObject([{ imageId: { imageTag: 'v2' }, failureCode: 'ImageNotFound' }])
  expect(endpoint.requests).toMatchObject([
    { service: 'ecr', operation: 'BatchGetImage', status: 200, body: { repositoryName } },
  ])
})

test('images are described, one or all', async () => {
  const { digest } = world.addImage({ repository: repositoryName, tag: 'v1' })
  world.addImage({ repository: repositoryName, digest, tag: 'latest' })
  world.addImage({ repository: repositoryName, tag: 'v2' })
  const describeImages = (imageTag?: string) =>
    client.send(
      new DescribeImagesCommand({ repositoryName, ...(imageTag ? { imageIds: [{ imageTag }] } : {}) }),
    )
  expect((await describeImages('v1')).imageDetails).toMatchObject([
    { imageDigest: digest, imageTags: ['v1', 'latest'] },
  ])
  expect((await describeImages()).imageDetails).toHaveLength(2)
  expect(await failureOf(describeImages('v3'))).toMatchObject({
    name: 'ImageNotFoundException',
    message: expect.stringContaining(
      "imageTag:'v3'} does not exist within the repository with name 'shop/app'",
    ),
  })
})

test('no repository, no permission, no imitation', async () => {
  expect(await failureOf(batch({ imageTag: 'v1' }))).toMatchObject({
    name: 'RepositoryNotFoundException',
    message: "The repository with name 'shop/app' does not exist in the registry with id '123456789012'",
  })
  world.deny({ action: 'ecr:BatchGetImage' })
  expect((await failureOf(batch({ imageTag: 'v1' }))).message).toBe(
    'User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:123456789012:repository/shop/app because no identity-based policy allows the ecr:BatchGetImage action',
  )
  expect(endpoint.refused).toEqual([])
  expect((await failureOf(client.send(new DescribeRepositoriesCommand({})))).status).toBe(501)
  expect(endpoint.refused).toEqual(['Not emulated: ecr DescribeRepositories'])
})
