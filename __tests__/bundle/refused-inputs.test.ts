import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { NEW } from '../../scenarios/packages.js'
import { runBundle } from '../harness/bundle.js'
import { Folders } from '../harness/folders.js'
import { worldOf } from '../stand-ins/local-world.js'
import { errorOf } from './error-of.ts'

const FILES = {
  'function.zip': NEW,
  'folder/file.txt': Buffer.alloc(1),
  'empty.zip': Buffer.alloc(0),
  'text.zip': Buffer.from('this is not a zip, but it is long enough to be read as one'),
}

const folders = await Folders.open({ files: FILES })
afterAll(() => folders.close())

/** The bundle in a world without any function, where every request would show. */
async function run(inputs: Record<string, string>, env: Record<string, string> = {}) {
  const scenario = { name: '', inputs: { 'function-name': 'greeting', ...inputs }, start: {} }
  const { workspace, runnerTemp: temporary } = folders
  const { result, requests } = await runBundle({
    action,
    scenario,
    world: worldOf(scenario),
    workspace,
    temporary,
    env,
  })
  return { ...result, requests }
}

const action = new URL('../..', import.meta.url).pathname
const ZIP = { 'zip-file': 'function.zip' }
const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/cart:v2'
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:greeting'

const REFUSED: readonly [string, Record<string, string>, RegExp][] = [
  ['no source', {}, /^No source: give `zip-file`/],
  ['two sources', { ...ZIP, 'image-uri': IMAGE }, /^Give one source, not 2: `zip-file` and `image-uri`\.$/],
  ['a missing file', { 'zip-file': 'absent.zip' }, /absent\.zip.*(not exist|no such|missing)/is],
  [
    'a missing directory',
    { 'source-dir': 'dist' },
    / dist\.\nNo such file or directory \(ENOENT\)\..* The workspace holds empty\.zip, folder, function\.zip, /s,
  ],
  ['a slash at the beginning', { 'source-dir': '/folder' }, /Leave the slash at its beginning out: folder$/],
  [
    'a pattern for a directory',
    { 'source-dir': 'folder/*' },
    /`source-dir` takes no pattern: name the directory, and choose its files with `include`/,
  ],
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
    /`architecture` must be one of x86_64, arm64; it is "arm"/,
  ],
  [
    'no version for the alias',
    { ...ZIP, publish: 'false', alias: 'live' },
    /`publish` is false; leave `publish` out/,
  ],
  ['a malformed alias', { ...ZIP, alias: '42' }, /`alias` must be the name of an alias: 1 to 128 letters/],
  ['a boolean that is not one', { ...ZIP, publish: 'yes' }, /`publish` must be true or false; it is "yes"/],
  [
    'a timeout in words',
    { ...ZIP, 'wait-timeout-seconds': 'long' },
    /`wait-timeout-seconds` must be a whole number/,
  ],
  [
    'a negative timeout',
    { ...ZIP, 'wait-timeout-seconds': '-1' },
    /`wait-timeout-seconds` must be a whole number/,
  ],
  [
    'a short session',
    { ...ZIP, 'role-duration-seconds': '899' },
    /`role-duration-seconds` must be .* from 900 to 43200/,
  ],
  [
    'a long session',
    { ...ZIP, 'role-duration-seconds': '43201' },
    /`role-duration-seconds` must be .* from 900 to 43200/,
  ],
]

test.concurrent.each(REFUSED)(
  '%s is refused in one sentence, before any request',
  async (_, inputs, sentence) => {
    const outcome = await run(inputs)
    expect(errorOf(outcome)).toMatch(sentence)
    expect(outcome.requests).toEqual([])
    expect(outcome.outputs['results']).toContain('"status":"failed"')
  },
)

test('no Region is refused', async () => {
  const env = { AWS_REGION: '', AWS_DEFAULT_REGION: '' }
  const outcome = await run(ZIP, env)
  expect(errorOf(outcome)).toMatch(/^No Region: set `aws-region`/)
  expect(outcome.requests).toEqual([])
})

test('a zip over 50 MiB needs a bucket', async () => {
  const huge = zipSync({ 'data.bin': [new Uint8Array(52_428_800), { level: 0 }] })
  await writeFile(join(folders.workspace, 'huge.zip'), huge)
  const outcome = await run({ 'zip-file': 'huge.zip' })
  expect(errorOf(outcome)).toMatch(
    /has 5\d{7} bytes, but a direct upload takes at most 52428800.*`s3-bucket`/s,
  )
  expect(outcome.requests).toEqual([])
})

test('all problems of the inputs are reported together', async () => {
  const outcome = await run({
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
