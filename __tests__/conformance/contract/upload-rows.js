import { asBytes } from '../programs/boto3.js'

/** @import { Part } from '../../stand-ins/part.js' */
/** @import { Api } from './api.js' */
/** @import { Row } from './row.js' */

const Body = asBytes(Buffer.from('aaa'))
/** Of `aaa`, as recorded. */
const CRC64 = 'Rnr2/5P7Gsk='

/**
 * @param {Promise<unknown>} sent
 * @returns {Promise<[code: string, words: string]>}
 */
const refusal = (sent) =>
  sent.then(
    () => ['taken', ''],
    ({ name, words }) => [name, words],
  )

/**
 * @param {Api} api
 * @param {string} name of the bucket
 * @param {object} order of CreateMultipartUpload
 */
async function openUpload({ part }, name, order = {}) {
  await part.addBucket(name, false)
  const at = { Bucket: name, Key: 'a.zip' }
  const upload = await part.call('s3', 'create_multipart_upload', { ...at, ...order })
  return { at: { ...at, UploadId: upload['UploadId'] }, upload }
}

/**
 * As no SDK of today would: without any checksum.
 *
 * @param {Part} part
 * @param {string} bucket
 * @param {string} key
 * @param {string} body
 */
async function putBare({ url }, bucket, key, body) {
  const scope = 'AKIAIOSFODNN7EXAMPLE/20260101/eu-west-1/s3/aws4_request'
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
  await fetch(`${url}/${bucket}/${key}`, { method: 'PUT', headers: { authorization }, body })
}

/** Checksums of S3, on which staged packages rely. @type {Row[]} */
export const uploadRows = [
  {
    name: 's3-part-other',
    says: "S3: a part has to carry a checksum of its upload's algorithm",
    story: async (api, name) => {
      const { at } = await openUpload(api, name, { ChecksumAlgorithm: 'SHA256' })
      const part = { ...at, PartNumber: 1, Body, ChecksumAlgorithm: 'CRC32' }
      return refusal(api.part.call('s3', 'upload_part', part))
    },
    moto: { fact: 'moto compares no algorithms' },
    recorded: '2026-02-21',
    aws: [
      'InvalidRequest',
      'Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: crc32',
    ],
  },
  {
    name: 's3-composite',
    says: 'S3: the SHA-256 of an upload in parts is one of checksums, never of the whole object',
    story: async (api, name) => {
      const { at, upload } = await openUpload(api, name, { ChecksumAlgorithm: 'SHA256' })
      const whole = { Bucket: name, Key: 'b', ChecksumAlgorithm: 'SHA256', ChecksumType: 'FULL_OBJECT' }
      const sent = await api.part.call('s3', 'upload_part', {
        ...at,
        PartNumber: 1,
        Body,
        ChecksumAlgorithm: 'SHA256',
      })
      const done = await api.part.call('s3', 'complete_multipart_upload', {
        ...at,
        MultipartUpload: {
          Parts: [{ PartNumber: 1, ETag: sent['ETag'], ChecksumSHA256: sent['ChecksumSHA256'] }],
        },
      })
      return [
        upload['ChecksumType'],
        done['ChecksumType'],
        done['ChecksumSHA256'].endsWith('=-1'),
        await refusal(api.part.call('s3', 'create_multipart_upload', whole)),
      ]
    },
    moto: { fact: 'moto keeps no checksum of an upload in parts' },
    recorded: '2026-02-21',
    aws: [
      'COMPOSITE',
      'COMPOSITE',
      true,
      ['InvalidRequest', 'The FULL_OBJECT checksum type cannot be used with the sha256 checksum algorithm.'],
    ],
  },
  {
    name: 's3-part-unnamed',
    says: 'S3: an upload is completed with the checksum of each part',
    story: async (api, name) => {
      const { at } = await openUpload(api, name, { ChecksumAlgorithm: 'SHA256' })
      const part = { ...at, PartNumber: 1, Body, ChecksumAlgorithm: 'SHA256' }
      const { ETag } = await api.part.call('s3', 'upload_part', part)
      const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] }
      return refusal(api.part.call('s3', 'complete_multipart_upload', { ...at, MultipartUpload }))
    },
    moto: { fact: 'moto asks for no checksum of a part' },
    recorded: '2026-02-21',
    aws: [
      'InvalidRequest',
      'The upload was created using a sha256 checksum. The complete request must include the checksum for each part. It was missing for part 1 in the request.',
    ],
  },
  {
    name: 's3-parts-plain',
    says: 'S3: an upload in parts without a checksum has a CRC64NVME of the whole object',
    story: async (api, name) => {
      const { at } = await openUpload(api, name)
      const { ETag } = await api.part.call('s3', 'upload_part', { ...at, PartNumber: 1, Body })
      const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] }
      const done = await api.part.call('s3', 'complete_multipart_upload', { ...at, MultipartUpload })
      return [done['ETag'], done['ChecksumCRC64NVME'] ?? null, done['ChecksumType'] ?? null]
    },
    moto: { fact: 'moto computes no checksum of its own' },
    recorded: '2026-02-21',
    aws: ['"e2c3da976e66ec9e7dc128fbc782fc91-1"', CRC64, 'FULL_OBJECT'],
  },
  {
    name: 's3-plain',
    says: 'S3: an object that came without a checksum has a CRC64NVME, and no SHA-256',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      await putBare(part, name, 'a.zip', 'aaa')
      const head = await part.call('s3', 'head_object', {
        Bucket: name,
        Key: 'a.zip',
        ChecksumMode: 'ENABLED',
      })
      return [head['ChecksumCRC64NVME'] ?? null, head['ChecksumType'] ?? null, head['ChecksumSHA256'] ?? null]
    },
    moto: { fact: 'moto computes no checksum of its own' },
    recorded: '2026-02-21',
    aws: [CRC64, 'FULL_OBJECT', null],
  },
  {
    name: 's3-two-sums',
    says: 'S3: two checksums of one body are one too many',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      const sums = {
        ChecksumSHA256: 'mDSHbc+wXLFnpcJJU+ulErImxrfV/KPL50JrxB+6qPA=',
        ChecksumCRC32: '8AfYSA==',
      }
      return refusal(part.call('s3', 'put_object', { Bucket: name, Key: 'a.zip', Body, ...sums }))
    },
    moto: { fact: 'moto takes any checksum' },
    recorded: '2026-02-21',
    aws: [
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    ],
  },
  {
    name: 's3-bad-sum',
    says: 'S3: a checksum that is none, and one of something else',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      const put = (/** @type {string} */ ChecksumSHA256) =>
        refusal(part.call('s3', 'put_object', { Bucket: name, Key: 'a.zip', Body, ChecksumSHA256 }))
      return [await put('test'), await put('2l26x0trnT0r2AvakoFk2MB7eKVKzYESLMxSAKAzoik=')]
    },
    moto: { fact: 'moto takes any checksum' },
    recorded: '2026-02-21',
    aws: [
      ['InvalidRequest', 'Value for x-amz-checksum-sha256 header is invalid.'],
      ['BadDigest', 'The SHA256 you specified did not match the calculated checksum.'],
    ],
  },
  {
    name: 's3-type-alone',
    says: 'S3: a checksum type needs an algorithm, and an algorithm that there is',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      const create = (/** @type {object} */ order) =>
        refusal(part.call('s3', 'create_multipart_upload', { Bucket: name, Key: 'a.zip', ...order }))
      return [await create({ ChecksumType: 'COMPOSITE' }), await create({ ChecksumAlgorithm: 'TEST' })]
    },
    moto: { fact: 'moto takes any algorithm' },
    recorded: '2026-02-21',
    aws: [
      [
        'InvalidRequest',
        'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
      ],
      [
        'InvalidRequest',
        'Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]',
      ],
    ],
  },
  {
    name: 's3-encrypted',
    says: 'S3: every object is encrypted, and every answer says so',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      const put = await part.call('s3', 'put_object', { Bucket: name, Key: 'a.zip', Body })
      const head = await part.call('s3', 'head_object', { Bucket: name, Key: 'a.zip' })
      return [put['ServerSideEncryption'] ?? null, head['ServerSideEncryption'] ?? null]
    },
    moto: { fact: 'moto encrypts only what it is told to' },
    recorded: '2026-02-21',
    aws: ['AES256', 'AES256'],
  },
  {
    name: 's3-unversioned',
    says: 'S3: a version in a bucket without versions cannot be',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      await part.call('s3', 'put_object', { Bucket: name, Key: 'a.zip', Body })
      const read = (/** @type {string} */ VersionId) =>
        refusal(part.call('s3', 'get_object', { Bucket: name, Key: 'a.zip', VersionId }))
      return [await read('HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD'), await read('null')]
    },
    moto: { fact: 'moto answers NoSuchVersion' },
    recorded: '2026-02-21',
    aws: [
      ['InvalidArgument', 'Invalid version id specified'],
      ['taken', ''],
    ],
  },
]
