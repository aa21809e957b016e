import { fillIn, unknownPlaceholders } from '../../../src/plan/upload.ts'
import { planOf } from './plan-of.ts'

const VALUES = {
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  function: 'checkout',
  region: 'eu-west-1',
  account: '123456789012',
}

test('without a bucket a local package is uploaded directly', () => {
  expect(planOf().source).toEqual({ kind: 'zip-file', path: 'app.zip' })
})

test.each([
  [{ 's3-bucket': 'packages' }, { bucket: 'packages', key: 'lambda/{sha256}.zip' }],
  [
    { 's3-bucket': 'packages', 's3-bucket-owner': '210987654321' },
    { bucket: 'packages', key: 'lambda/{sha256}.zip', owner: '210987654321' },
  ],
  [
    { 's3-bucket': 'packages-{account}-{region}', 's3-key': '{function}/{sha256}.zip' },
    { bucket: 'packages-{account}-{region}', key: '{function}/{sha256}.zip' },
  ],
])('%j is where a local package is uploaded to', (inputs, upload) => {
  const { source, problems } = planOf(inputs)
  expect(problems).toEqual([])
  expect(source).toMatchObject({ kind: 'zip-file', upload })
})

test.each([
  [{ 's3-key': 'checkout.zip' }, '`s3-key` with a local source needs `s3-bucket` to upload to.'],
  [{ 's3-bucket-owner': '123456789012' }, '`s3-bucket-owner` needs the `s3-bucket` that the account owns.'],
  [
    { 's3-bucket': 'packages', 's3-object-version': 'Ob1kv9' },
    '`s3-object-version` names an object that is in S3 already; leave it out with a local source.',
  ],
  [{ 's3-bucket': 'packages-{stage}' }, '`s3-bucket` has a placeholder that nothing is known for: {stage}.'],
  [
    { 's3-bucket': 'packages', 's3-key': '{date}/{sha}.zip' },
    '`s3-key` has a placeholder that nothing is known for: {date}, {sha}.',
  ],
])('%j is refused', (inputs, problem) => {
  expect(planOf(inputs).problems).toEqual([problem])
})

test('placeholders are filled in, wherever and however often they stand', () => {
  expect(fillIn('{region}/{function}-{function}/{sha256}.zip', VALUES)).toBe(
    `eu-west-1/checkout-checkout/${VALUES.sha256}.zip`,
  )
  expect(fillIn('{account}{unknown}{}', VALUES)).toBe('123456789012{unknown}{}')
})

test('the hash and the function are not known when a bucket is named', () => {
  expect(unknownPlaceholders('{region}-{account}', 'bucket')).toEqual([])
  expect(unknownPlaceholders('{function}-{sha256}', 'bucket')).toEqual(['{function}', '{sha256}'])
  expect(unknownPlaceholders('{function}-{sha256}-{region}-{account}', 'key')).toEqual([])
})

test.each([
  [{ 'source-dir': 'build' }, { kind: 'directory', path: 'build', include: [], exclude: [] }],
  [
    { 'source-dir': 'build', include: '*.js\n*.json', exclude: '*.map' },
    { kind: 'directory', path: 'build', include: ['*.js', '*.json'], exclude: ['*.map'] },
  ],
  [
    { 'source-dir': 'build', 's3-bucket': 'packages' },
    { kind: 'directory', upload: { bucket: 'packages', key: 'lambda/{sha256}.zip' } },
  ],
])('%j is a directory to package', (inputs, expected) => {
  const { source, problems } = planOf({ 'zip-file': '', ...inputs })
  expect(problems).toEqual([])
  expect(source).toMatchObject(expected)
})

test('patterns without a directory are refused', () => {
  expect(planOf({ include: '*.js' }).problems).toEqual([
    '`include` and `exclude` choose files of `source-dir`, which is not given.',
  ])
})

test('a malformed bucket with a key and an owner is one problem, not three', () => {
  const inputs = { 's3-bucket': 'my bucket', 's3-key': 'a.zip', 's3-bucket-owner': '123456789012' }
  expect(planOf(inputs).problems).toHaveLength(1)
})
