import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../../emulator/aws/server.js'
import { World } from '../../../emulator/aws/world.js'
import { runAction } from '../../../emulator/github/run-action.js'
import { NODE } from '../programs/node.js'

/**
 * The hash that the action deploys of a directory.
 *
 * @param {string} actionDir
 * @param {string} tree
 * @param {{ node?: string, env?: Record<string, string>, processors?: string }} [how] processors: those that it may use
 */
export async function hashOf(actionDir, tree, { node = NODE, env = {}, processors } = {}) {
  const world = new World({ settle: { atOnce: true } })
  world.addFunction({ name: 'greeting', runtime: 'nodejs24.x', handler: 'index.handler' })
  const endpoint = await startEndpoint({ world })
  const folder = await mkdtemp(join(tmpdir(), 'pinned-'))
  const pinned = join(folder, 'node')
  await writeFile(pinned, `#!/bin/bash\nexec taskset -c ${processors} '${node}' "$@"\n`)
  await chmod(pinned, 0o755)
  try {
    const result = await runAction({
      actionDir,
      node: processors === undefined ? node : pinned,
      inputs: { 'function-name': 'greeting', 'source-dir': tree },
      env: { ...clientEnvironment(endpoint), ...env },
      // Under emulation everything takes ten times as long.
      timeout: 300_000,
    })
    if (result.exitCode !== 0) throw new Error(result.output)
    return result.outputs['code-sha256']
  } finally {
    await endpoint.close()
    await rm(folder, { recursive: true })
  }
}
