import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { errorOf, Scenario } from './scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await Scenario.open()
  await mkdir(join(scenario.workspace, 'folder'))
  await writeFile(join(scenario.workspace, 'empty.zip'), '')
  await writeFile(
    join(scenario.workspace, 'text.zip'),
    'this is not a zip, but it is long enough to be read as one',
  )
})
afterAll(() => scenario.close())

const ZIP = { 'zip-file': 'function.zip' }
const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/cart:v2'
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:greeting'

const REFUSED: readonly [string, Record<string, string>, RegExp][] = [
  ['no source', {}, /^No source: give `zip-file`/],
  ['two sources', { ...ZIP, 'image-uri': IMAGE }, /^Give one source, not 2: `zip-file` and `image-uri`\.$/],
  ['a missing file', { 'zip-file': 'absent.zip' }, /absent\.zip.*(not exist|no such|missing)/is],
  ['a directory', { 'zip-file': 'folder' }, /folder.*directory.*`source-dir`/is],
  ['an empty file', { 'zip-file': 'empty.zip' }, /empty\.zip.*empty/is],
  ['a file that is not a zip', { 'zip-file': 'text.zip' }, /text\.zip.*not a zip/is],
  [
    'a malformed name',
    { ...ZIP, 'function-name': 'greeting!' },
    /`function-name` "greeting!" is not a function name/,
  ],
  [
    'a malformed ARN',
    { ...ZIP, 'function-name': 'arn:aws:lambda:eu-west-1:greeting' },
    /is an incomplete ARN/,
  ],
  ['a qualifier', { ...ZIP, 'function-name': 'greeting:live' }, /carries the qualifier ":live"/],
  [
    'a contradicting Region',
    { ...ZIP, 'function-name': ARN, 'aws-region': 'us-east-1' },
    /us-east-1, but the ARN/,
  ],
  [
    'an unknown architecture',
    { ...ZIP, architecture: 'arm' },
    /`architecture` is one of x86_64, arm64; it is "arm"/,
  ],
  [
    'no version for the alias',
    { ...ZIP, publish: 'false', alias: 'live' },
    /`publish` is false; leave `publish` out/,
  ],
  ['a malformed alias', { ...ZIP, alias: '42' }, /`alias` has 1 to 128 letters/],
  ['a boolean that is not one', { ...ZIP, publish: 'yes' }, /`publish` is either true or false; it is "yes"/],
  [
    'a timeout in words',
    { ...ZIP, 'wait-timeout-seconds': 'long' },
    /`wait-timeout-seconds` is a whole number/,
  ],
  [
    'a negative timeout',
    { ...ZIP, 'wait-timeout-seconds': '-1' },
    /`wait-timeout-seconds` is a whole number/,
  ],
  [
    'a short session',
    { ...ZIP, 'role-duration-seconds': '899' },
    /`role-duration-seconds` is .* from 900 to 43200/,
  ],
  [
    'a long session',
    { ...ZIP, 'role-duration-seconds': '43201' },
    /`role-duration-seconds` is .* from 900 to 43200/,
  ],
]

test.each(REFUSED)('%s is refused in one sentence, before any request', async (_, inputs, sentence) => {
  const outcome = await scenario.run({ 'function-name': 'greeting', ...inputs })
  expect(errorOf(outcome)).toMatch(sentence)
  expect(outcome.requests).toEqual([])
  expect(outcome.outputs['results']).toContain('"status":"failed"')
})

test('no Region is refused', async () => {
  const env = { AWS_REGION: '', AWS_DEFAULT_REGION: '' }
  const outcome = await scenario.run({ 'function-name': 'greeting', ...ZIP }, { env })
  expect(errorOf(outcome)).toMatch(/^No Region: set `aws-region`/)
  expect(outcome.requests).toEqual([])
})

test('a zip over 50 MiB needs a bucket', async () => {
  const huge = zipSync({ 'data.bin': [new Uint8Array(52_428_800), { level: 0 }] })
  await writeFile(join(scenario.workspace, 'huge.zip'), huge)
  const outcome = await scenario.run({ 'function-name': 'greeting', 'zip-file': 'huge.zip' })
  expect(errorOf(outcome)).toMatch(
    /has 5\d{7} bytes, but a direct upload takes at most 52428800.*`s3-bucket`/s,
  )
  expect(outcome.requests).toEqual([])
})

test('all problems of the inputs are reported together', async () => {
  const outcome = await scenario.run({
    'function-name': 'greeting:1',
    'zip-file': 'absent.zip',
    publish: 'perhaps',
    'wait-timeout-seconds': 'x',
  })
  const error = errorOf(outcome)
  expect(error).toMatch(/^4 inputs are invalid:/)
  for (const part of ['qualifier', 'absent.zip', '"perhaps"', 'wait-timeout-seconds'])
    expect(error).toContain(part)
})

test.each([
  [
    'an image for a zip function',
    'greeting',
    { 'image-uri': IMAGE },
    /greeting is a Zip function: it takes a zip/,
  ],
  ['a zip for an image function', 'cart', ZIP, /cart is an Image function: it takes a container image/],
] as const)('%s changes nothing', async (_, name, inputs, sentence) => {
  scenario.world.addImage({ repository: 'shop/cart', tag: 'v2' })
  scenario.world.addFunction({ name: 'cart', packageType: 'Image', imageUri: IMAGE })
  const outcome = await scenario.run({ 'function-name': name, ...inputs })
  expect(errorOf(outcome)).toMatch(sentence)
  expect(outcome.requests.filter(({ method, service }) => service === 'lambda' && method !== 'GET')).toEqual(
    [],
  )
})
