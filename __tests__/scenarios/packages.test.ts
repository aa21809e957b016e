import { createHash, hash } from 'node:crypto'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorOf, Scenario } from './scenario.ts'

let scenario: Scenario
let temporary: string
beforeEach(async () => {
  scenario = await Scenario.open()
  temporary = join(scenario.workspace, 'temporary')
  await mkdir(temporary)
})
afterEach(async () => {
  expect(await readdir(temporary)).toEqual([])
  await scenario.close()
})

/** A handler, and data that no two files share: above the size from which threads compress. */
async function writeTree(files: number): Promise<void> {
  await mkdir(join(scenario.workspace, 'build', 'data'), { recursive: true })
  await writeFile(join(scenario.workspace, 'build', 'index.mjs'), 'export const handler = async () => 1')
  for (let file = 0; file < files; file++) {
    const lines = Array.from({ length: 12_000 }, (_, line) => hash('sha256', `${file}/${line}`))
    await writeFile(join(scenario.workspace, 'build', 'data', `${file}.txt`), lines.join('\n'))
  }
}
const DEPLOY = { 'function-name': 'greeting', 'source-dir': 'build' }
const run = (inputs: Record<string, string> = {}) =>
  scenario.run({ ...DEPLOY, ...inputs }, { env: { RUNNER_TEMP: temporary } })

test('a large directory is packaged by threads, and again it is the same zip: one request and no body', async () => {
  await writeTree(16)
  const first = await run()
  expect(first.exitCode).toBe(0)
  await utimes(join(scenario.workspace, 'build', 'data', '3.txt'), 1, 1)
  const second = await run()
  expect(second.outputs).toMatchObject({ changed: 'false', 'code-sha256': first.outputs['code-sha256'] })
  expect(second.requests.map(({ operation, bodyBytes }) => [operation, bodyBytes])).toEqual([
    ['GetFunction', 0],
  ])
})

test('a package is staged under its hash, and what is there already is not sent again', async () => {
  scenario.world.addBucket({ name: 'packages-eu-west-1', versioned: true })
  await writeTree(16)
  const staged = { 's3-bucket': 'packages-{region}' }
  const first = await run(staged)
  expect(first.exitCode).toBe(0)
  expect(first.operations.filter((operation) => operation === 'UploadPart').length).toBeGreaterThan(1)
  const hex = Buffer.from(first.outputs['code-sha256'] ?? '', 'base64').toString('hex')
  const [object] = scenario.world.buckets.get('packages-eu-west-1')?.objects.get(`lambda/${hex}.zip`) ?? []
  const update = first.requests.find(({ operation }) => operation === 'UpdateFunctionCode')
  expect(update?.body).toEqual({
    S3Bucket: 'packages-eu-west-1',
    S3Key: `lambda/${hex}.zip`,
    S3ObjectVersion: object?.versionId,
  })
  expect(object && createHash('sha256').update(object.body).digest('hex')).toBe(hex)
  const again = await run({ ...staged, 'skip-unchanged': 'false' })
  expect(again.operations).not.toContain('UploadPart')
  expect(again.log).toContain('already has this package: nothing to upload')
})

test('a bucket of another account never gets the code', async () => {
  scenario.world.addBucket({ name: 'packages', account: '210987654321', sharedWith: ['123456789012'] })
  await writeTree(1)
  const outcome = await run({ 's3-bucket': 'packages' })
  expect(errorOf(outcome)).toMatch(/could not be uploaded to s3:\/\/packages\/.*owned by 123456789012/s)
  expect(outcome.operations).not.toContain('UpdateFunctionCode')
})

test('a package that is certain to fail is refused before anything is changed, or a warning if that is asked for', async () => {
  await writeTree(1)
  const warned = await run({ 'source-dir': '.', include: 'build/**', preflight: 'warn' })
  expect(warned.exitCode).toBe(0)
  expect(warned.annotations).toContainEqual(
    expect.objectContaining({
      level: 'warning',
      message: expect.stringMatching(/everything is inside build\//),
    }),
  )
  const refused = await run({
    'source-dir': '.',
    include: 'build/**',
    exclude: 'build/data',
  })
  expect(errorOf(refused)).toMatch(/everything is inside build\//)
  expect(refused.operations).toEqual(['GetFunction'])
})
