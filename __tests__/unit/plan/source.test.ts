import { planOf } from './plan-of.ts'

const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1'
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const S3 = { 's3-bucket': 'packages', 's3-key': 'checkout.zip' }
const NO_ZIP = { 'zip-file': '' }

test.each([
  [{ 'zip-file': 'app.zip' }, { kind: 'zip-file', path: 'app.zip' }],
  [
    { ...NO_ZIP, ...S3 },
    { kind: 's3-object', bucket: 'packages', key: 'checkout.zip' },
  ],
  [
    { ...NO_ZIP, ...S3, 's3-object-version': 'Ob1kv9' },
    { kind: 's3-object', bucket: 'packages', key: 'checkout.zip', version: 'Ob1kv9' },
  ],
  [
    { ...NO_ZIP, ...S3, 's3-bucket-owner': '210987654321' },
    { kind: 's3-object', bucket: 'packages', key: 'checkout.zip', owner: '210987654321' },
  ],
  [
    { ...NO_ZIP, 'image-uri': IMAGE },
    { kind: 'image', image: { uri: IMAGE, tag: 'v1' } },
  ],
  [
    { ...NO_ZIP, 'release-asset': 'f-*.zip', 'github-token': 't' },
    { kind: 'release-asset', asset: 'f-*.zip', token: 't' },
  ],
  [
    { ...NO_ZIP, 'release-asset': 'f.zip', 'release-tag': 'refs/tags/v1', 's3-bucket': 'packages' },
    { kind: 'release-asset', asset: 'f.zip', tag: 'v1', upload: { bucket: 'packages' } },
  ],
])('%j is one source', (inputs, expected) => {
  const { source, problems } = planOf(inputs)
  expect(problems).toEqual([])
  expect(source).toMatchObject(expected)
})

test.each([
  ['none', NO_ZIP, /^No source: give `zip-file`/],
  ['a zip and an image', { 'image-uri': IMAGE }, /^Give one source, not 2: `zip-file` and `image-uri`\.$/],
  [
    'a published version without an alias',
    { ...NO_ZIP, 'published-version': '12' },
    /^`published-version` needs the `alias` that is to move to it\.$/,
  ],
  [
    'a published version with what a new one would have',
    {
      ...NO_ZIP,
      'published-version': 'previous',
      alias: 'live',
      architecture: 'arm64',
      'version-description': 'x',
    },
    /^`published-version` uploads and publishes nothing; leave out `architecture`, `version-description`\.$/,
  ],
  [
    'a published version that is none',
    { ...NO_ZIP, 'published-version': 'latest' },
    /^`published-version` must be the number of a published version, or `previous`; it is "latest"\.$/,
  ],
  [
    'a mode of storage without S3',
    { 's3-object-storage-mode': 'COPY' },
    /^`s3-object-storage-mode` is for packages in S3; give `s3-bucket`, or leave it out\.$/,
  ],
  [
    'an asset and a zip',
    { 'release-asset': 'f.zip' },
    /^Give one source, not 2: `zip-file` and `release-asset`\.$/,
  ],
  [
    'a tag without an asset',
    { 'release-tag': 'v1' },
    /^`release-tag` names the release of `release-asset`, which is not given\.$/,
  ],
  [
    'an image and an object',
    { ...NO_ZIP, 'image-uri': IMAGE, ...S3 },
    /^Give one source, not 2: `image-uri` and `s3-bucket` with `s3-key`\.$/,
  ],
  [
    'a bucket without a key',
    { ...NO_ZIP, 's3-bucket': 'packages' },
    /^An object in S3 needs both names: `s3-key` is missing\.$/,
  ],
  [
    'a key without a bucket',
    { ...NO_ZIP, 's3-key': 'checkout.zip' },
    /^An object in S3 needs both names: `s3-bucket` is missing\.$/,
  ],
  [
    'only an object version',
    { ...NO_ZIP, 's3-object-version': 'Ob1kv9' },
    /^An object in S3 needs both names: `s3-bucket` is missing\.$/,
  ],
  [
    'an image without tag or digest',
    { ...NO_ZIP, 'image-uri': IMAGE.replace(':v1', '') },
    /^`image-uri` "123456789012\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/app" is not an Amazon ECR image with a tag or digest/,
  ],
  [
    'an image with a KMS key',
    { ...NO_ZIP, 'image-uri': IMAGE, 'source-kms-key-arn': KEY },
    /^`source-kms-key-arn` encrypts zip packages; leave it out with `image-uri`\.$/,
  ],
  [
    'an image with the owner of a bucket',
    { ...NO_ZIP, 'image-uri': IMAGE, 's3-bucket-owner': '123456789012' },
    /^`s3-bucket-owner` is for packages in S3; leave it out with `image-uri`\.$/,
  ],
  [
    'an image in another Region',
    { ...NO_ZIP, 'image-uri': IMAGE, 'aws-region': 'us-east-1' },
    /^`image-uri` is in eu-west-1, but the function is in us-east-1, and Lambda needs the image there;/,
  ],
])('%s is refused', (_, inputs, problem) => {
  expect(planOf(inputs).problems).toEqual([expect.stringMatching(problem)])
})

test('an object that is in S3 has no owner to check unless the step names one', () => {
  expect(planOf({ ...NO_ZIP, ...S3 }).source).not.toHaveProperty('owner')
})

test('a malformed bucket is one problem, not two', () => {
  expect(planOf({ ...NO_ZIP, ...S3, 's3-bucket': 'my bucket' }).problems).toEqual([
    '`s3-bucket` must be the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens; it is "my bucket".',
  ])
})
