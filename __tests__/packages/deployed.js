import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { createWorld } from '../../emulator/aws/world.js'
import { runAction } from '../../emulator/github/run-action.js'
import { actionDir } from '../conformance/programs/action-dir.js'
import { NODE } from '../conformance/programs/node.js'
import { mustRun } from '../conformance/programs/run.js'
import { listingOf } from './listing.js'
import { madeTree } from './trees.js'

/** @import { LambdaFunction } from '../../emulator/aws/lambda/function.js' */
/** @import { RunResult } from '../../emulator/github/run-action.js' */
/** @import { Listing } from './listing.js' */
/** @import { Package } from './packages.js' */

/** @type {Record<'unzip' | 'bsdtar', (zip: string, folder: string) => [program: string, args: string[]]>} */
const UNPACK = {
  unzip: (zip, folder) => ['unzip', ['-q', zip, '-d', folder]],
  bsdtar: (zip, folder) => ['bsdtar', ['-xf', zip, '-C', folder]],
}

/**
 * @typedef {object} Deployed
 * @property {Listing} was what was to be packaged
 * @property {RunResult} first
 * @property {() => Promise<RunResult>} again the same step once more, from another place
 * @property {string} folder where the package was unpacked; the places it came from are gone
 */

/**
 * Deploys a package twice from copies of its tree, and unpacks what arrived.
 *
 * @template T
 * @param {Package} wanted
 * @param {(deployed: Deployed) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function withDeployed(wanted, work) {
  return withScene(wanted, async ({ tree, place, fn, url }) => {
    const { result: first, was } = await step(wanted, tree, join(place, 'first'), url)
    const { zip } = fn.latest.code
    if (first.conclusion !== 'success' || !zip) throw new Error(`the step failed\n${first.log}`)
    await writeFile(join(place, 'function.zip'), zip)
    const folder = join(place, 'task')
    await mkdir(folder)
    await mustRun(...UNPACK[wanted.reader ?? 'unzip'](join(place, 'function.zip'), folder))
    const again = async () => (await step(wanted, tree, join(place, 'again', 'and-deeper'), url)).result
    return await work({ was, first, again, folder })
  })
}

/**
 * The step of a package that must be refused.
 *
 * @param {Package} wanted
 * @returns {Promise<RunResult>}
 */
export function refused(wanted) {
  return withScene(wanted, async ({ tree, place, url }) => {
    const { result } = await step(wanted, tree, join(place, 'first'), url)
    if (result.conclusion !== 'failure') throw new Error(`the step was a ${result.conclusion}\n${result.log}`)
    return result
  })
}

/**
 * @template T
 * @param {Package} wanted
 * @param {(scene: { tree: string, place: string, fn: LambdaFunction, url: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withScene({ tree: [name, install], fn: seed }, work) {
  const tree = await madeTree(name, install)
  const place = await mkdtemp(join(tmpdir(), 'package-'))
  const world = createWorld()
  const fn = world.addFunction({ name: 'checkout', ...seed })
  const endpoint = await startEndpoint({ world })
  try {
    return await work({ tree, place, fn, url: endpoint.url })
  } finally {
    await endpoint.close()
    await rm(place, { recursive: true, force: true })
  }
}

/**
 * Runs the step in a copy of the tree that is there for that long only.
 *
 * @param {Package} wanted
 * @param {string} tree
 * @param {string} workspace
 * @param {string} url
 */
async function step({ sourceDir = '.', add = [], inputs = {}, wanted }, tree, workspace, url) {
  await mkdir(workspace, { recursive: true })
  // Not Node's own copy: it can make links absolute.
  await mustRun('cp', ['-a', `${tree}/.`, workspace])
  const source = join(workspace, sourceDir)
  for (const file of add) await cp(join(workspace, file), join(source, file))
  const was = await listingOf(source, wanted)
  const result = await runAction({
    actionDir: actionDir(),
    node: NODE,
    workspace,
    inputs: { 'function-name': 'checkout', 'source-dir': sourceDir, ...inputs },
    env: clientEnvironment({ url }),
  })
  await rm(workspace, { recursive: true })
  return { result, was }
}
