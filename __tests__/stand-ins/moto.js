import { createHash } from 'node:crypto'
import { asBytes, startBoto3 } from '../conformance/programs/boto3.js'
import { startMotoServer } from './moto-server.js'
import { REGION, ROLE } from './part.js'

/** @import { Call } from '../conformance/programs/boto3.js' */
/** @import { FunctionSeed, Part } from './part.js' */

/** @returns {Promise<Part>} */
export async function startMoto() {
  const server = await startMotoServer()
  const { call, close } = await startBoto3(server.url)
  // moto lets no function use a role that is not there.
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [] })
  await call('iam', 'create_role', { RoleName: 'deploy', AssumeRolePolicyDocument: trust })
  return {
    name: 'moto',
    url: server.url,
    call,
    addFunction: (seed) => addFunction(call, seed),
    addBucket: async (name, versioned) => {
      await call('s3', 'create_bucket', {
        Bucket: name,
        CreateBucketConfiguration: { LocationConstraint: REGION },
      })
      const status = { Status: versioned ? 'Enabled' : 'Suspended' }
      await call('s3', 'put_bucket_versioning', { Bucket: name, VersioningConfiguration: status })
    },
    putObject: async (bucket, key, body) =>
      (await call('s3', 'put_object', { Bucket: bucket, Key: key, Body: asBytes(body) }))['VersionId'],
    pushImage: (repository, tag) => pushImage(call, repository, tag),
    addRole: async (name) =>
      (await call('iam', 'create_role', { RoleName: name, AssumeRolePolicyDocument: trust }))['Role'].Arn,
    forget: () => {},
    refusals: () => [],
    operations: () => [],
    close: async () => {
      close()
      await server.close()
    },
  }
}

/**
 * @param {Call} call
 * @param {FunctionSeed} seed
 */
async function addFunction(call, { region = REGION, zip, imageUri, published = false, alias, ...seed }) {
  const { name, runtime = 'nodejs24.x', description = '' } = seed
  const zipped = zip && {
    Runtime: runtime,
    Handler: 'index.handler',
    Code: { ZipFile: asBytes(zip) },
  }
  const image = imageUri && { PackageType: 'Image', Code: { ImageUri: imageUri } }
  const own = {
    FunctionName: name,
    Role: ROLE,
    Description: description,
    Publish: published,
    ...zipped,
    ...image,
  }
  await call('lambda', 'create_function', own, region)
  if (alias === undefined) return
  const first = { FunctionName: name, Name: alias, FunctionVersion: '1' }
  await call('lambda', 'create_alias', first, region)
}

/**
 * @param {Call} call
 * @param {string} repository
 * @param {string} tag
 */
async function pushImage(call, repository, tag) {
  await call('ecr', 'create_repository', { repositoryName: repository }).catch((error) => {
    if (error.name !== 'RepositoryAlreadyExistsException') throw error
  })
  const config = createHash('sha256').update(`${repository}:${tag}`).digest('hex')
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: 7023,
      digest: `sha256:${config}`,
    },
    // moto takes an image's digest from its layers.
    layers: [
      {
        mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
        size: 32654,
        digest: `sha256:${config}`,
      },
    ],
  }
  const order = { repositoryName: repository, imageManifest: JSON.stringify(manifest), imageTag: tag }
  return (await call('ecr', 'put_image', order))['image'].imageId.imageDigest
}
