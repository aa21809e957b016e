import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { median, spread } from '../measure.js'
import { measure } from './cost.js'
import { digestTree, makeTree } from './tree.js'

/** @import { Options, Row } from '../main.js' */
/** @import { Workbench } from '../measure.js' */
/** @import { Cost } from './cost.js' */

/**
 * @typedef {object} Packer
 * @property {string} name
 * @property {(tree: string, zip: string) => readonly [string, ...string[]]} command Run inside the tree.
 * @property {string[]} [probe] succeeds where it is at hand
 */

/**
 * The same tree by every packer at hand, beside Info-ZIP.
 *
 * @param {Workbench} bench
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
export async function* packaging({ folder }, { runs }) {
  const tree = join(folder, 'tree')
  const { files, bytes } = makeTree(tree)
  const packers = packersAtHand(folder)
  /** @type {Map<string, Cost[]>} */
  const costs = new Map(packers.map(({ name }) => [name, []]))
  // Once outside the measurement: into the page cache, and to check what comes out.
  const right = digestTree(tree)
  for (const packer of packers) await packAndCheck(packer, tree, folder, right)
  for (let run = 0; run < runs(7); run++) {
    for (const { name, command } of packers) {
      const zip = join(folder, `${name}.zip`)
      rmSync(zip)
      costs.get(name)?.push(await measure(command(tree, zip), tree))
    }
  }
  const what = `${files} files, ${(bytes / 1e6).toFixed(0)} MB, packaged`
  const base = costs.get('zip -q -r') ?? []
  for (const [name, list] of costs) {
    if (list === base) continue
    const ratios = list.map(({ wall }, run) => wall / (base[run]?.wall ?? Number.NaN))
    const own = name === 'this action'
    yield {
      what: own ? `${what}; \`zip -q -r\`` : `the same by ${name}; \`zip -q -r\``,
      ours: own ? summary(name, list, folder) : `(${name}) ${summary(name, list, folder)}`,
      beside: summary('zip -q -r', base, folder),
      ...{ ratio: spread(ratios), goal: own ? '0.40, no larger, 300 MiB' : '' },
    }
  }
}

/** @param {string} folder @returns {Packer[]} */
function packersAtHand(folder) {
  const node = process.execPath
  /** @param {string} name */
  const script = (name) => join(import.meta.dirname, 'packers', `${name}.js`)
  const bundle = bundleOurs(folder)
  /** @type {Packer[]} */
  const all = [
    { name: 'zip -q -r', probe: ['zip', '-v'], command: (_, zip) => ['zip', '-q', '-r', zip, '.'] },
    { name: 'this action', command: (tree, zip) => [node, bundle, tree, zip] },
    { name: '7z', probe: ['7z', 'i'], command: (_, zip) => ['7z', 'a', '-tzip', '-mx=5', zip, '.'] },
    {
      name: 'bsdtar',
      probe: ['bsdtar', '--version'],
      command: (_, zip) => ['bsdtar', '-a', '-cf', zip, '.'],
    },
    ...['fflate', 'yazl', 'archiver'].map((name) => ({
      name,
      command: (/** @type {string} */ tree, /** @type {string} */ zip) =>
        /** @type {const} */ ([node, script(name), tree, zip]),
    })),
  ]
  return all.filter(
    ({ probe: [program, ...options] = ['true'] }) => spawnSync(program ?? '', options).status === 0,
  )
}

/** The packer as the action runs it, with its worker beside it. @param {string} folder */
function bundleOurs(folder) {
  const root = join(import.meta.dirname, '../..')
  const ncc = join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')
  const entry = join(import.meta.dirname, 'packers', 'ours.ts')
  const output = join(folder, 'ours')
  execFileSync(process.execPath, [ncc, 'build', entry, '-o', output, '--quiet'], { cwd: root })
  return join(output, 'index.js')
}

/**
 * @param {Packer} packer
 * @param {string} tree
 * @param {string} folder
 * @param {string} right
 */
async function packAndCheck({ name, command }, tree, folder, right) {
  const zip = join(folder, `${name}.zip`)
  await measure(command(tree, zip), tree)
  const unpacked = join(folder, 'unpacked')
  mkdirSync(unpacked)
  execFileSync('unzip', ['-q', zip, '-d', unpacked])
  if (digestTree(unpacked) !== right) throw new Error(`${name} unpacks to another tree`)
  rmSync(unpacked, { recursive: true })
}

/** @param {string} name @param {Cost[]} costs @param {string} folder */
function summary(name, costs, folder) {
  const wall = median(costs.map((cost) => cost.wall)).toFixed(2)
  const peak = median(costs.map((cost) => cost.peak)).toFixed(0)
  const megabytes = (statSync(join(folder, `${name}.zip`)).size / 1e6).toFixed(1)
  return `${wall} s, ${peak} MiB, ${megabytes} MB`
}
