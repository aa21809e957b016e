import { zipOf } from '../scenarios/package.js'

/** @import { Row } from './row.js' */

const ZIP = zipOf('staged')

/** The other services, through boto3: their wire formats are XML and JSON in many dialects. @type {Row[]} */
export const serviceRows = [
  {
    name: 's3-versions',
    says: 'S3: a versioned bucket names the version of what it was given, and reads it back by that',
    story: async ({ part }, name) => {
      await part.addBucket(name, true)
      const Body = { $bytes: ZIP.toString('base64') }
      const put = await part.call('s3', 'put_object', { Bucket: name, Key: 'a b+c.zip', Body })
      await part.call('s3', 'put_object', { Bucket: name, Key: 'a b+c.zip', Body: { $bytes: '' } })
      const read = { Bucket: name, Key: 'a b+c.zip', VersionId: put['VersionId'] }
      const head = await part.call('s3', 'head_object', read)
      return [typeof put['VersionId'], head['ContentLength'], head['VersionId'] === put['VersionId']]
    },
    aws: ['string', ZIP.length, true],
  },
  {
    name: 's3-checksum',
    says: 'S3: a SHA-256 that was sent along is told again where it is asked for',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      const Body = { $bytes: ZIP.toString('base64') }
      const object = { Bucket: name, Key: 'a.zip' }
      const put = await part.call('s3', 'put_object', { ...object, Body, ChecksumAlgorithm: 'SHA256' })
      const head = await part.call('s3', 'head_object', { ...object, ChecksumMode: 'ENABLED' })
      return [
        put['ChecksumSHA256'] === head['ChecksumSHA256'],
        typeof head['ChecksumSHA256'],
        head['ChecksumType'] ?? null,
      ]
    },
    recorded: '2026-02-21',
    aws: [true, 'string', 'FULL_OBJECT'],
    moto: {
      answer: [true, 'string', null],
      fact: 'ChecksumType tells whether the checksum is of the whole object (API_HeadObject)',
    },
  },
  {
    name: 's3-missing',
    says: 'S3: HEAD of what is not there is 404 without words',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      return part.call('s3', 'head_object', { Bucket: name, Key: 'none.zip' }).catch(({ name: code }) => code)
    },
    aws: '404',
  },
  {
    name: 's3-owner',
    says: 'S3: a bucket of another account than the expected one is refused',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      const object = { Bucket: name, Key: 'a.zip', ExpectedBucketOwner: '999999999999' }
      return part.call('s3', 'put_object', object).then(
        () => 'taken',
        ({ name: code }) => code,
      )
    },
    aws: 'AccessDenied',
    moto: {
      answer: 'taken',
      fact: 'x-amz-expected-bucket-owner guards against a bucket of somebody else (API_PutObject)',
    },
  },
  {
    name: 'sts-caller',
    says: 'STS: the account of the keys',
    story: async ({ part }) => (await part.call('sts', 'get_caller_identity', {}))['Account'],
    aws: '123456789012',
  },
  {
    name: 'sts-malformed',
    says: 'STS: a role that is no ARN',
    story: async ({ part }) => {
      const assume = (/** @type {string} */ RoleArn) =>
        part.call('sts', 'assume_role', { RoleArn, RoleSessionName: 'Session1' }).then(
          () => ['taken', ''],
          ({ name, words }) => [name, words],
        )
      return [await assume('nothing-valid-in-here'), await assume('arn:a:::something/test-role')]
    },
    moto: { fact: 'moto assumes anything' },
    recorded: '2025-07-21',
    aws: [
      ['ValidationError', 'nothing-valid-in-here is invalid'],
      ['ValidationError', 'arn:a:::something/test-role is invalid'],
    ],
  },
  {
    name: 's3-elsewhere',
    says: 'S3: a bucket of another Region redirects, and names its Region',
    story: async ({ part }, name) => {
      await part.addBucket(name, false)
      const scope = 'AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/s3/aws4_request'
      const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
      const head = await fetch(`${part.url}/${name}`, { method: 'HEAD', headers: { authorization } })
      const put = await fetch(`${part.url}/${name}/a.zip`, { method: 'PUT', headers: { authorization } })
      return [
        [head.status, head.headers.get('x-amz-bucket-region'), await head.text()],
        [put.status, put.headers.get('x-amz-bucket-region'), /<Code>(\w+)/.exec(await put.text())?.[1] ?? ''],
      ]
    },
    moto: { fact: 'moto serves every bucket in every Region (API_HeadBucket: 301 Moved Permanently)' },
    aws: [
      [301, 'eu-west-1', ''],
      [301, 'eu-west-1', 'PermanentRedirect'],
    ],
  },
  {
    name: 'ecr-tag',
    says: 'ECR: a tag is looked up to the digest that was pushed',
    story: async ({ part }, name) => {
      const digest = await part.pushImage(name, 'v1')
      const order = { repositoryName: name, imageIds: [{ imageTag: 'v1' }] }
      const { images } = await part.call('ecr', 'batch_get_image', order)
      return images.map((/** @type {any} */ own) => own.imageId.imageDigest === digest)
    },
    aws: [true],
  },
  {
    name: 'ecr-missing',
    says: 'ECR: a tag that is not there',
    story: async ({ part }, name) => {
      await part.pushImage(name, 'v1')
      const order = { repositoryName: name, imageIds: [{ imageTag: 'v2' }] }
      return part.call('ecr', 'describe_images', order).catch(({ name: code }) => code)
    },
    aws: 'ImageNotFoundException',
  },
]
