import { asBytes } from '../programs/boto3.js'
import { refusalOf } from './api.js'
import { NEW } from './row.js'

/** @import { Row } from './row.js' */

const Body = asBytes(NEW)

/** The other services, through boto3: their wire formats are XML and JSON in many dialects. @type {Row[]} */
export const serviceRows = [
  {
    name: 's3-versions',
    says: 'S3: a versioned bucket names the version of what it was given, and reads it back by that',
    bucket: 'versioned',
    run: async ({ part }, Bucket) => {
      const at = { Bucket, Key: 'a b+c.zip' }
      const put = await part.call('s3', 'put_object', { ...at, Body })
      await part.call('s3', 'put_object', { ...at, Body: asBytes(Buffer.alloc(0)) })
      const head = await part.call('s3', 'head_object', { ...at, VersionId: put['VersionId'] })
      return [typeof put['VersionId'], head['ContentLength'], head['VersionId'] === put['VersionId']]
    },
    aws: ['string', NEW.length, true],
  },
  {
    name: 's3-checksum',
    says: 'S3: a SHA-256 that was sent along is told again where it is asked for',
    bucket: 'plain',
    run: async ({ part }, Bucket) => {
      const at = { Bucket, Key: 'a.zip' }
      const put = await part.call('s3', 'put_object', { ...at, Body, ChecksumAlgorithm: 'SHA256' })
      const head = await part.call('s3', 'head_object', { ...at, ChecksumMode: 'ENABLED' })
      const { ChecksumSHA256, ChecksumType = null } = head
      return [put['ChecksumSHA256'] === ChecksumSHA256, typeof ChecksumSHA256, ChecksumType]
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
    says: 'S3: an object that is not there, a bucket that is not there, and HEAD, which has no words',
    bucket: 'plain',
    run: async ({ part }, Bucket) => [
      await refusalOf(part.call('s3', 'get_object', { Bucket, Key: 'none.zip' })),
      await refusalOf(part.call('s3', 'put_object', { Bucket: `${Bucket}-none`, Key: 'a.zip', Body })),
      await refusalOf(part.call('s3', 'head_object', { Bucket, Key: 'none.zip' })),
    ],
    aws: [
      'NoSuchKey: The specified key does not exist.',
      'NoSuchBucket: The specified bucket does not exist',
      '404: Not Found',
    ],
  },
  {
    name: 's3-owner',
    says: 'S3: a bucket of another account than the expected one is refused',
    bucket: 'plain',
    run: ({ part }, Bucket) => {
      const object = { Bucket, Key: 'a.zip', ExpectedBucketOwner: '999999999999' }
      return refusalOf(part.call('s3', 'put_object', object))
    },
    aws: 'AccessDenied: Access Denied',
    moto: {
      answer: 'taken',
      fact: 'x-amz-expected-bucket-owner guards against a bucket of somebody else (API_PutObject)',
    },
  },
  {
    name: 's3-elsewhere',
    says: 'S3: a bucket of another Region redirects, and names its Region',
    bucket: 'plain',
    run: async (api, name) => {
      const region = 'us-east-1'
      const head = await api.fetch('s3', 'HEAD', `/${name}`, { region })
      const put = await api.fetch('s3', 'PUT', `/${name}/a.zip`, { region })
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
    name: 'sts-caller',
    says: 'STS: the account of the keys',
    seed: null,
    run: async ({ part }) => (await part.call('sts', 'get_caller_identity', {}))['Account'],
    aws: '123456789012',
  },
  {
    name: 'sts-malformed',
    says: 'STS: a role that is no ARN',
    seed: null,
    run: async ({ part }) => {
      const assume = (/** @type {string} */ RoleArn) =>
        refusalOf(part.call('sts', 'assume_role', { RoleArn, RoleSessionName: 'Session1' }))
      return [await assume('nothing-valid-in-here'), await assume('arn:a:::something/test-role')]
    },
    moto: { fact: 'moto assumes anything' },
    recorded: '2025-07-21',
    aws: [
      'ValidationError: nothing-valid-in-here is invalid',
      'ValidationError: arn:a:::something/test-role is invalid',
    ],
  },
  {
    name: 'sts-limits',
    says: 'STS: a session name with a space, a session that is too short, and one that is too long',
    seed: null,
    run: async (api, name) => {
      const common = { Action: 'AssumeRole', Version: '2011-06-15', RoleArn: await api.part.addRole(name) }
      const refused = async (/** @type {Record<string, string>} */ input) => {
        const body = new URLSearchParams({ ...common, RoleSessionName: 'ci', ...input })
        const text = await (await api.fetch('sts', 'POST', '/', { body })).text()
        return `${/<Code>(\w+)/.exec(text)?.[1]} ${/ at '(\w+)/.exec(text)?.[1]}`
      }
      return [
        await refused({ RoleSessionName: 'a b' }),
        await refused({ DurationSeconds: '899' }),
        await refused({ DurationSeconds: '43201' }),
      ]
    },
    moto: { fact: 'a session lasts from 900 to 43,200 seconds, and its name has no space (API_AssumeRole)' },
    aws: [
      'ValidationError roleSessionName',
      'ValidationError durationSeconds',
      'ValidationError durationSeconds',
    ],
  },
  {
    name: 'ecr-tag',
    says: 'ECR: a tag is looked up to the digest that was pushed, and one that is not there is a failure',
    seed: null,
    run: async ({ part }, repositoryName) => {
      const digest = await part.pushImage(repositoryName, 'v1')
      const imageIds = [{ imageTag: 'v1' }, { imageTag: 'v2' }]
      const { images, failures } = await part.call('ecr', 'batch_get_image', { repositoryName, imageIds })
      return [
        images.map((/** @type {any} */ { imageId }) => imageId.imageDigest === digest),
        failures.map((/** @type {any} */ { imageId, failureCode }) => `${imageId.imageTag} ${failureCode}`),
      ]
    },
    aws: [[true], ['v2 ImageNotFound']],
  },
  {
    name: 'ecr-nowhere',
    says: 'ECR: a repository that is not there',
    seed: null,
    run: ({ part }, repositoryName) =>
      refusalOf(part.call('ecr', 'batch_get_image', { repositoryName, imageIds: [{ imageTag: 'v1' }] })),
    aws: "RepositoryNotFoundException: The repository with name 'ecr-nowhere' does not exist in the registry with id '123456789012'",
  },
]
