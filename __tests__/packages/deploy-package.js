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
import { installedProject } from './project.js'

/** @import { LambdaFunction } from '../../emulator/aws/lambda/function.js' */
/** @import { RunResult } from '../../emulator/github/run-action.js' */
/** @import { Listing } from './listing.js' */
/** @import { Package } from './packages.js' */

/**
 * @typedef {object} Deployed
 * @property {Listing} source what was to be packaged
 * @property {RunResult} first
 * @property {() => Promise<RunResult>} again the same step once more, from another place
 * @property {string} folder where the package was unpacked; the places it came from are gone
 */

/**
 * Deploys a package twice from copies of its project, and unpacks what arrived.
 *
 * @template T
 * @param {Package} wanted
 * @param {(deployed: Deployed) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function withDeployed(wanted, work) {
  return withFunction(wanted, async ({ project, place, fn, url }) => {
    const { result: first, source } = await step(wanted, project, join(place, 'first'), url)
    const { zip } = fn.latest.code
    if (first.conclusion !== 'success' || !zip) throw new Error(`the step failed\n${first.log}`)
    await writeFile(join(place, 'function.zip'), zip)
    const folder = join(place, 'task')
    await mustRun('unzip', ['-q', join(place, 'function.zip'), '-d', folder])
    const again = async () => (await step(wanted, project, join(place, 'again', 'and-deeper'), url)).result
    return await work({ source, first, again, folder })
  })
}

/**
 * The step of a package that must be refused.
 *
 * @param {Package} wanted
 * @returns {Promise<RunResult>}
 */
export function refused(wanted) {
  return withFunction(wanted, async ({ project, place, url }) => {
    const { result } = await step(wanted, project, join(place, 'first'), url)
    if (result.conclusion !== 'failure') throw new Error(`the step was a ${result.conclusion}\n${result.log}`)
    return result
  })
}

/**
 * @template T
 * @param {Package} wanted
 * @param {(context: { project: string, place: string, fn: LambdaFunction, url: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withFunction({ project: [name, install], fn: seed }, work) {
  const project = await installedProject(name, install)
  const place = await mkdtemp(join(tmpdir(), 'package-'))
  const world = createWorld()
  const fn = world.addFunction({ name: 'checkout', ...seed })
  const endpoint = await startEndpoint({ world })
  try {
    return await work({ project, place, fn, url: endpoint.url })
  } finally {
    await endpoint.close()
    await rm(place, { recursive: true, force: true })
  }
}

/**
 * Runs the step in a copy of the project that is there for that long only.
 *
 * @param {Package} wanted
 * @param {string} project
 * @param {string} workspace
 * @param {string} url
 */
async function step({ sourceDir = '.', add = [], inputs = {}, wanted }, project, workspace, url) {
  await mkdir(workspace, { recursive: true })
  // Not Node's own copy: it can make links absolute.
  await mustRun('cp', ['-a', `${project}/.`, workspace])
  const folder = join(workspace, sourceDir)
  for (const file of add) await cp(join(workspace, file), join(folder, file))
  const listing = await listingOf(folder, wanted)
  const result = await runAction({
    actionDir: actionDir(),
    node: NODE,
    workspace,
    inputs: { 'function-name': 'checkout', 'source-dir': sourceDir, ...inputs },
    env: clientEnvironment({ url }),
  })
  await rm(workspace, { recursive: true })
  return { result, source: listing }
}
