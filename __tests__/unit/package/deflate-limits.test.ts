import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { Deflater } from '../../../src/package/deflate.js'
import { loadLibdeflate } from '../../../src/package/libdeflate.ts'
import { makeTree, prose, readAll } from './fixtures.ts'

const source = new URL('../../../src/package/', import.meta.url).href
const LINK = { path: undefined, target: 'x', size: 1, mtimeMs: 0, ino: 0 }

/** Runs a module in a Node of its own, by another program if one is given, until it ends by itself. */
async function run(module: string, options: readonly string[] = [], through: readonly string[] = []) {
  const [program = '', ...rest] = [...through, process.execPath, ...options]
  const args = [...rest, '--input-type=module', '--eval', module]
  return (await promisify(execFile)(program, args, { timeout: 20_000 })).stdout.trim()
}

test('a file that there is no memory for leaves the rest as it would be', async () => {
  const files = await readAll(makeTree({ a: prose(900_000), b: prose(300_000, 2) }))
  const deflater = new Deflater(loadLibdeflate())
  expect(deflater.deflate([{ ...LINK, path: 'large', size: 3 * 1024 ** 3 }])).toEqual({
    failure: { index: 0, code: 'ENOMEM' },
  })
  expect(deflater.deflate(files)).toEqual(new Deflater(loadLibdeflate()).deflate(files))
})

test('a thread that runs out of memory says so plainly', async () => {
  const said = await run(
    `import { DeflatePool } from '${source}deflate-pool.ts'
    import { loadLibdeflate } from '${source}libdeflate.ts'
    const pool = new DeflatePool(1, loadLibdeflate())
    const links = Array(1_000_000).fill(${JSON.stringify(LINK)})
    await pool.deflate(links).catch(({ name, message }) => console.log(name + ': ' + message))
    await pool.close()`,
    ['--max-old-space-size=32'],
  )
  expect(said).toMatch(/^DeployError: Could not package the directory: there is not enough memory\.\n/)
  expect(said).toContain('ERR_WORKER_OUT_OF_MEMORY')
})

// Only root may become another user, or who may become root without a password, as on hosted runners.
const root = process.getuid?.() === 0 ? [] : ['sudo', '-n']
const LIMITED = ['--reuid=54321', '--regid=54321', '--clear-groups', '--inh-caps=-all']
const limitedTo = (most: number) => ['env', ...root, 'prlimit', `--nproc=${most}`, 'setpriv', ...LIMITED]
const [program = '', ...args] = limitedTo(100)
const limits = spawnSync(program, [...args, process.execPath, '--version']).status === 0
const withLimits = limits ? test : test.skip

withLimits.each([7, 8, 10, 12])('where a user may have %i threads, fewer compress the same', async (most) => {
  const said = await run(
    `import { deflateBatches } from '${source}deflate-batches.ts'
    async function* batches() { for (let count = 0; count < 40; count++) yield [${JSON.stringify(LINK)}] }
    for await (const { result } of deflateBatches(batches(), undefined, 8)) console.log(String(result.data))`,
    [],
    limitedTo(most),
  )
  expect(said.split('\n')).toEqual(Array(40).fill('120'))
})
