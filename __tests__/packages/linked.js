import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { createWorld } from '../../emulator/aws/world.js'
import { runAction } from '../../emulator/github/run-action.js'
import { actionDir } from '../conformance/programs/action-dir.js'
import { NODE } from '../conformance/programs/node.js'
import { linkedPackages } from './own-trees.js'
import { madeTree } from './trees.js'

/** @import { Checks } from '../conformance/checks/checks.js' */

const PACKAGES = 24
/** Milliseconds that they may take more than nothing. A busy machine is allowed for. */
const BOUND = 5_000

/**
 * Packages that link to each other cost what they hold, not what a walk through their links would meet.
 *
 * @param {Checks} checks
 */
export async function checkLinkedPackages(checks) {
  const alone = await milliseconds(await madeTree('linked', linkedPackages(0, 'each other')), {})
  for (const has of /** @type {const} */ (['the later ones', 'each other'])) {
    const tree = await madeTree('linked', linkedPackages(PACKAGES, has))
    for (const [name, inputs] of Object.entries({ 'one folder included': { include: 'dist/' }, all: {} })) {
      await checks.check(`${PACKAGES} packages that have ${has}`, name, async () => {
        const more = (await milliseconds(tree, inputs)) - alone
        console.log(`        ${more.toFixed(0)} ms more than the ${alone.toFixed(0)} ms without them`)
        if (more > BOUND) throw new Error(`took ${more.toFixed(0)} ms more than without them`)
      })
    }
  }
}

/**
 * @param {string} tree
 * @param {Record<string, string>} inputs
 */
async function milliseconds(tree, inputs) {
  const world = createWorld({ settle: { atOnce: true } })
  world.addFunction({ name: 'checkout', runtime: 'nodejs24.x', handler: 'dist/index.handler' })
  const endpoint = await startEndpoint({ world })
  try {
    const result = await runAction({
      actionDir: actionDir(),
      node: NODE,
      workspace: tree,
      inputs: { 'function-name': 'checkout', 'source-dir': '.', ...inputs },
      env: clientEnvironment(endpoint),
      timeout: 2 * BOUND,
    })
    if (result.conclusion !== 'success') throw new Error(`the step failed\n${result.log}`)
    return result.milliseconds
  } finally {
    await endpoint.close()
  }
}
