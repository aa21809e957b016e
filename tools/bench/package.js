/**
 * Packages the same tree with every packer at hand, in turns, and compares them with Info-ZIP.
 *
 *   npm run bench:package
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './measure.js'
import { measure } from './packaging/cost.js'
import { digestTree, makeTree } from './packaging/tree.js'

/** @import { Cost } from './packaging/cost.js' */

/**
 * @typedef {object} Packer
 * @property {string} name
 * @property {(tree: string, zip: string) => readonly [string, ...string[]]} command Run inside the tree.
 */

const RUNS = 5
const folder = mkdtempSync(join(tmpdir(), 'bench-package-'))

try {
  await main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function main() {
  const tree = join(folder, 'tree')
  const { files, bytes } = makeTree(tree)
  const packers = packersAtHand()
  console.log(
    `${files} files, ${(bytes / 1e6).toFixed(1)} MB; Node.js ${process.version}; ${RUNS} runs each, in turns\n`,
  )
  /** @type {Map<string, Cost[]>} */
  const costs = new Map(packers.map(({ name }) => [name, []]))
  // Once outside the measurement: into the page cache, and to check what comes out.
  const right = digestTree(tree)
  for (const packer of packers) await packAndCheck(packer, tree, right)
  for (let run = 0; run < RUNS; run++) {
    for (const { name, command } of packers) {
      const zip = join(folder, `${name}.zip`)
      rmSync(zip)
      costs.get(name)?.push(await measure(command(tree, zip), tree))
    }
  }
  report(costs)
}

/** @returns {Packer[]} */
function packersAtHand() {
  const node = process.execPath
  /** @param {string} name */
  const script = (name) => join(import.meta.dirname, 'packaging', 'packers', `${name}.js`)
  const bundle = bundleOurs()
  /** @type {(Packer & { probe?: string[] })[]} */
  const all = [
    { name: 'zip', probe: ['zip', '-v'], command: (_, zip) => ['zip', '-q', '-r', zip, '.'] },
    { name: 'ours', command: (tree, zip) => [node, bundle, tree, zip] },
    { name: '7z', probe: ['7z', 'i'], command: (_, zip) => ['7z', 'a', '-tzip', '-mx=5', zip, '.'] },
    {
      name: 'bsdtar',
      probe: ['bsdtar', '--version'],
      command: (_, zip) => ['bsdtar', '-a', '-cf', zip, '.'],
    },
    { name: 'fflate', command: (tree, zip) => [node, script('fflate'), tree, zip] },
    { name: 'yazl', command: (tree, zip) => [node, script('yazl'), tree, zip] },
    { name: 'archiver', command: (tree, zip) => [node, script('archiver'), tree, zip] },
  ]
  return all.filter(
    ({ probe: [program, ...options] = ['true'] }) => spawnSync(program ?? '', options).status === 0,
  )
}

/** The packer as the action runs it, with its worker beside it. */
function bundleOurs() {
  const root = join(import.meta.dirname, '../..')
  const ncc = join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')
  const entry = join(import.meta.dirname, 'packaging', 'packers', 'ours.ts')
  const output = join(folder, 'ours')
  execFileSync(process.execPath, [ncc, 'build', entry, '-o', output, '--quiet'], {
    cwd: root,
    stdio: 'inherit',
  })
  return join(output, 'index.js')
}

/**
 * @param {Packer} packer
 * @param {string} tree
 * @param {string} right
 */
async function packAndCheck({ name, command }, tree, right) {
  const zip = join(folder, `${name}.zip`)
  await measure(command(tree, zip), tree)
  const unpacked = join(folder, 'unpacked')
  mkdirSync(unpacked)
  execFileSync('unzip', ['-q', zip, '-d', unpacked])
  if (digestTree(unpacked) !== right) throw new Error(`${name} unpacks to another tree`)
  rmSync(unpacked, { recursive: true })
}

/** @param {Map<string, Cost[]>} costs */
function report(costs) {
  const base = costs.get('zip') ?? []
  const rows = [...costs].map(([name, list]) => ({
    packer: name,
    'wall s': median(list.map(({ wall }) => wall)).toFixed(2),
    'to zip': median(list.map(({ wall }, run) => wall / (base[run]?.wall ?? Number.NaN))).toFixed(2),
    'cpu s': median(list.map(({ cpu }) => cpu)).toFixed(2),
    'peak MiB': median(list.map(({ peak }) => peak)).toFixed(0),
    'zip MB': (statSync(join(folder, `${name}.zip`)).size / 1e6).toFixed(1),
  }))
  console.table(Object.fromEntries(rows.map(({ packer, ...row }) => [packer, row])))
  console.log('All of them unpack to the same tree. "to zip" is the median of the ratios within each turn.')
}
