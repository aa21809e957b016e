import { asBytes } from '../programs/boto3.js'
import { refusalOf } from './api.js'

/** @import { Part } from './part.js' */
/** @import { Row } from './row.js' */

const Body = asBytes(Buffer.from('aaa'))
const Key = 'a.zip'
const SHA256 = { ChecksumAlgorithm: 'SHA256' }
/** Of `aaa`, as recorded. */
const CRC64 = 'Rnr2/5P7Gsk='

/**
 * @param {Part} part
 * @param {string} Bucket
 * @param {object} [input] of CreateMultipartUpload
 */
async function openUpload(part, Bucket, input = {}) {
  const upload = await part.call('s3', 'create_multipart_upload', { Bucket, Key, ...input })
  const at = { Bucket, Key, UploadId: upload['UploadId'] }
  return {
    upload,
    send: (/** @type {object} */ more = {}, PartNumber = 1) =>
      part.call('s3', 'upload_part', { ...at, PartNumber, Body, ...more }),
    complete: (/** @type {object[]} */ ...Parts) =>
      part.call('s3', 'complete_multipart_upload', { ...at, MultipartUpload: { Parts } }),
    abort: () => part.call('s3', 'abort_multipart_upload', at),
  }
}

/** Checksums of S3, on which staged packages rely. @type {Row[]} */
export const uploadRows = [
  {
    name: 's3-part-other',
    says: "S3: a part has to carry a checksum of its upload's algorithm",
    bucket: 'plain',
    run: async ({ part }, name) => {
      const { send } = await openUpload(part, name, SHA256)
      return refusalOf(send({ ChecksumAlgorithm: 'CRC32' }))
    },
    moto: { fact: 'moto compares no algorithms' },
    recorded: '2026-02-21',
    aws: 'InvalidRequest: Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: crc32',
  },
  {
    name: 's3-composite',
    says: 'S3: the SHA-256 of an upload in parts is one of checksums, never of the whole object',
    bucket: 'plain',
    run: async ({ part }, name) => {
      const { upload, send, complete } = await openUpload(part, name, SHA256)
      const { ETag, ChecksumSHA256 } = await send(SHA256)
      const done = await complete({ PartNumber: 1, ETag, ChecksumSHA256 })
      return [
        upload['ChecksumType'],
        done['ChecksumType'],
        done['ChecksumSHA256'].endsWith('=-1'),
        await refusalOf(openUpload(part, name, { ...SHA256, ChecksumType: 'FULL_OBJECT' })),
      ]
    },
    moto: { fact: 'moto keeps no checksum of an upload in parts' },
    recorded: '2026-02-21',
    aws: [
      'COMPOSITE',
      'COMPOSITE',
      true,
      'InvalidRequest: The FULL_OBJECT checksum type cannot be used with the sha256 checksum algorithm.',
    ],
  },
  {
    name: 's3-part-unnamed',
    says: 'S3: an upload is completed with the checksum of each part',
    bucket: 'plain',
    run: async ({ part }, name) => {
      const { send, complete } = await openUpload(part, name, SHA256)
      const { ETag } = await send(SHA256)
      return refusalOf(complete({ PartNumber: 1, ETag }))
    },
    moto: { fact: 'moto asks for no checksum of a part' },
    recorded: '2026-02-21',
    aws: 'InvalidRequest: The upload was created using a sha256 checksum. The complete request must include the checksum for each part. It was missing for part 1 in the request.',
  },
  {
    name: 's3-parts-plain',
    says: 'S3: an upload in parts without a checksum has a CRC64NVME of the whole object',
    bucket: 'plain',
    run: async ({ part }, name) => {
      const { send, complete } = await openUpload(part, name)
      const { ETag } = await send()
      const done = await complete({ PartNumber: 1, ETag })
      return [done['ETag'], done['ChecksumCRC64NVME'] ?? null, done['ChecksumType'] ?? null]
    },
    moto: { fact: 'moto computes no checksum of its own' },
    recorded: '2026-02-21',
    aws: ['"e2c3da976e66ec9e7dc128fbc782fc91-1"', CRC64, 'FULL_OBJECT'],
  },
  {
    name: 's3-parts-wrong',
    says: 'S3: parts in the wrong order, too small, another than was sent',
    bucket: 'plain',
    run: async ({ part }, name) => {
      const { send, complete } = await openUpload(part, name)
      const { ETag } = await send()
      await send({}, 2)
      const [one, two] = [
        { PartNumber: 1, ETag },
        { PartNumber: 2, ETag },
      ]
      const code = async (/** @type {object[]} */ ...parts) =>
        (await refusalOf(complete(...parts))).split(':')[0]
      return [await code(two, one), await code(one, two), await code({ PartNumber: 1, ETag: '"0"' })]
    },
    aws: ['InvalidPartOrder', 'EntityTooSmall', 'InvalidPart'],
    moto: {
      answer: ['EntityTooSmall', 'EntityTooSmall', 'InvalidPart'],
      fact: 'parts have to be in order (API_CompleteMultipartUpload); moto looks at their size first',
    },
  },
  {
    name: 's3-aborted',
    says: 'S3: an upload that was aborted takes no part',
    bucket: 'plain',
    run: async ({ part }, name) => {
      const { send, abort } = await openUpload(part, name)
      await abort()
      return (await refusalOf(send())).split(':')[0]
    },
    aws: 'NoSuchUpload',
    moto: { answer: '500', fact: 'NoSuchUpload is an error of its own (API_UploadPart); moto breaks' },
  },
  {
    name: 's3-plain',
    says: 'S3: an object that came without a checksum has a CRC64NVME, and no SHA-256',
    bucket: 'plain',
    run: async (api, Bucket) => {
      // As no SDK of today would: without any checksum.
      await api.fetch('s3', 'PUT', `/${Bucket}/${Key}`, { body: 'aaa' })
      const head = await api.part.call('s3', 'head_object', { Bucket, Key, ChecksumMode: 'ENABLED' })
      return [head['ChecksumCRC64NVME'] ?? null, head['ChecksumType'] ?? null, head['ChecksumSHA256'] ?? null]
    },
    moto: { fact: 'moto computes no checksum of its own' },
    recorded: '2026-02-21',
    aws: [CRC64, 'FULL_OBJECT', null],
  },
  {
    name: 's3-two-sums',
    says: 'S3: two checksums of one body are one too many',
    bucket: 'plain',
    run: ({ part }, Bucket) => {
      const sums = {
        ChecksumSHA256: 'mDSHbc+wXLFnpcJJU+ulErImxrfV/KPL50JrxB+6qPA=',
        ChecksumCRC32: '8AfYSA==',
      }
      return refusalOf(part.call('s3', 'put_object', { Bucket, Key, Body, ...sums }))
    },
    moto: { fact: 'moto takes any checksum' },
    recorded: '2026-02-21',
    aws: 'InvalidRequest: Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
  },
  {
    name: 's3-bad-sum',
    says: 'S3: a checksum that is none, and one of something else',
    bucket: 'plain',
    run: async ({ part }, Bucket) => {
      const put = (/** @type {string} */ ChecksumSHA256) =>
        refusalOf(part.call('s3', 'put_object', { Bucket, Key, Body, ChecksumSHA256 }))
      return [await put('test'), await put('2l26x0trnT0r2AvakoFk2MB7eKVKzYESLMxSAKAzoik=')]
    },
    moto: { fact: 'moto takes any checksum' },
    recorded: '2026-02-21',
    aws: [
      'InvalidRequest: Value for x-amz-checksum-sha256 header is invalid.',
      'BadDigest: The SHA256 you specified did not match the calculated checksum.',
    ],
  },
  {
    name: 's3-type-alone',
    says: 'S3: a checksum type needs an algorithm, and an algorithm that there is',
    bucket: 'plain',
    run: async ({ part }, name) => [
      await refusalOf(openUpload(part, name, { ChecksumType: 'COMPOSITE' })),
      await refusalOf(openUpload(part, name, { ChecksumAlgorithm: 'TEST' })),
    ],
    moto: { fact: 'moto takes any algorithm' },
    recorded: '2026-02-21',
    aws: [
      'InvalidRequest: The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
      'InvalidRequest: Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]',
    ],
  },
  {
    name: 's3-encrypted',
    says: 'S3: every object is encrypted, and every answer says so',
    bucket: 'plain',
    run: async ({ part }, Bucket) => {
      const put = await part.call('s3', 'put_object', { Bucket, Key, Body })
      const head = await part.call('s3', 'head_object', { Bucket, Key })
      return [put['ServerSideEncryption'] ?? null, head['ServerSideEncryption'] ?? null]
    },
    moto: { fact: 'moto encrypts only what it is told to' },
    recorded: '2026-02-21',
    aws: ['AES256', 'AES256'],
  },
  {
    name: 's3-unversioned',
    says: 'S3: a version in a bucket without versions cannot be',
    bucket: 'plain',
    run: async ({ part }, Bucket) => {
      await part.call('s3', 'put_object', { Bucket, Key, Body })
      const read = (/** @type {string} */ VersionId) =>
        refusalOf(part.call('s3', 'get_object', { Bucket, Key, VersionId }))
      return [await read('HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD'), await read('null')]
    },
    moto: { fact: 'moto answers NoSuchVersion' },
    recorded: '2026-02-21',
    aws: ['InvalidArgument: Invalid version id specified', 'taken'],
  },
]
