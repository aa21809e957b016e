import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { asBytes } from '../conformance/programs/boto3.js'

/** @import { Call } from '../conformance/programs/boto3.js' */

const DOCKER = 'application/vnd.docker'

/**
 * Pushes the smallest image that Lambda may take: one layer with one program.
 *
 * @param {Call} call
 * @param {string} repositoryName made where it is not there
 * @param {string} tag what its program says, so that images differ
 * @param {Record<string, string>} [tags] of the repository
 * @returns {Promise<string>} its digest, `sha256:...`
 */
export async function pushImage(call, repositoryName, tag, tags = {}) {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  await call('ecr', 'create_repository', { repositoryName, tags: Tags }).catch((error) => {
    if (error.name !== 'RepositoryAlreadyExistsException') throw error
  })
  const archive = tarOf('bootstrap', Buffer.from(`#!/bin/sh\necho ${tag}\n`))
  const layer = gzipSync(archive)
  const settings = {
    architecture: 'amd64',
    os: 'linux',
    config: { Entrypoint: ['/bootstrap'] },
    rootfs: { type: 'layers', diff_ids: [digestOf(archive)] },
  }
  const config = Buffer.from(JSON.stringify(settings))
  for (const blob of [layer, config]) await uploadBlob(call, repositoryName, blob)
  const manifest = {
    schemaVersion: 2,
    mediaType: `${DOCKER}.distribution.manifest.v2+json`,
    config: blobOf(`${DOCKER}.container.image.v1+json`, config),
    layers: [blobOf(`${DOCKER}.image.rootfs.diff.tar.gzip`, layer)],
  }
  const order = { repositoryName, imageManifest: JSON.stringify(manifest), imageTag: tag }
  return (await call('ecr', 'put_image', order))['image'].imageId.imageDigest
}

/** @param {Buffer} bytes */
const digestOf = (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/**
 * @param {string} mediaType
 * @param {Buffer} bytes
 */
const blobOf = (mediaType, bytes) => ({ mediaType, size: bytes.length, digest: digestOf(bytes) })

/**
 * @param {Call} call
 * @param {string} repositoryName
 * @param {Buffer} bytes
 */
async function uploadBlob(call, repositoryName, bytes) {
  const { uploadId } = await call('ecr', 'initiate_layer_upload', { repositoryName })
  const at = { repositoryName, uploadId }
  const part = { partFirstByte: 0, partLastByte: bytes.length - 1, layerPartBlob: asBytes(bytes) }
  await call('ecr', 'upload_layer_part', { ...at, ...part })
  await call('ecr', 'complete_layer_upload', { ...at, layerDigests: [digestOf(bytes)] }).catch((error) => {
    if (error.name !== 'LayerAlreadyExistsException') throw error
  })
}

/**
 * A tar archive (ustar) of one program.
 *
 * @param {string} name
 * @param {Buffer} bytes
 */
function tarOf(name, bytes) {
  const header = Buffer.alloc(512)
  const octal = (/** @type {number} */ value, /** @type {number} */ digits) =>
    `${value.toString(8).padStart(digits, '0')}\0`
  header.write(name, 0)
  header.write(octal(0o755, 7), 100)
  header.write(octal(0, 7), 108)
  header.write(octal(0, 7), 116)
  header.write(octal(bytes.length, 11), 124)
  header.write(octal(0, 11), 136)
  // The sum is taken while its own place holds spaces.
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${octal(sum, 6)} `, 148)
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512), Buffer.alloc(1024)])
}
