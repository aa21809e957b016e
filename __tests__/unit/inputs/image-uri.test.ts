import { parseImageUri } from '../../../src/inputs/image-uri.ts'

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const OWNER = { account: '123456789012', region: 'eu-west-1' }

test.each([
  [`${REGISTRY}/app:v1.2.3`, { repository: 'app', tag: 'v1.2.3' }],
  [`${REGISTRY}/app:latest`, { repository: 'app', tag: 'latest' }],
  [`${REGISTRY}/team/app-x/y__z:v1`, { repository: 'team/app-x/y__z', tag: 'v1' }],
  [`${REGISTRY}/app@sha256:${DIGEST}`, { repository: 'app', digest: DIGEST }],
  [`${REGISTRY}/app:v1@sha256:${DIGEST}`, { repository: 'app', tag: 'v1', digest: DIGEST }],
  [`${REGISTRY}/app:${'t'.repeat(128)}`, { repository: 'app', tag: 't'.repeat(128) }],
])('%s is an image', (uri, parts) => {
  expect(parseImageUri(uri)).toEqual({ uri, ...OWNER, ...parts })
})

test.each([
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app:v1', 'cn-north-1'],
  ['123456789012.dkr.ecr.us-gov-west-1.amazonaws.com/app:v1', 'us-gov-west-1'],
  ['123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/app:v1', 'us-east-1'],
  ['123456789012.dkr-ecr.eu-west-1.on.aws/app:v1', 'eu-west-1'],
  ['123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu/app:v1', 'eusc-de-east-1'],
])('%s is in %s', (uri, region) => {
  expect(parseImageUri(uri)).toMatchObject({ region })
})

test.each([
  `${REGISTRY}/app`,
  `${REGISTRY}/app:`,
  `${REGISTRY}/app:.v1`,
  `${REGISTRY}/app:${'t'.repeat(129)}`,
  `${REGISTRY}/App:v1`,
  `${REGISTRY}/app@sha256:${DIGEST.slice(1)}`,
  `${REGISTRY}/app@sha256:${DIGEST.toUpperCase()}`,
  `${REGISTRY}:v1`,
  'public.ecr.aws/lambda/nodejs:24',
  'docker.io/library/node:24',
  '12345.dkr.ecr.eu-west-1.amazonaws.com/app:v1',
  `https://${REGISTRY}/app:v1`,
  `${REGISTRY}/app:v1\n`,
  '',
])('%j is no image that Lambda could take', (uri) => {
  expect(parseImageUri(uri)).toBeUndefined()
})
