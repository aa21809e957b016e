import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Checks } from '../checks/checks.js'
import { actionDir } from '../programs/action-dir.js'
import { ROOT } from '../programs/cache.js'
import { mustRun } from '../programs/run.js'
import { nodeOf, VERSIONS } from './nodes.js'
import { hashOf } from './package.js'
import { makeTree } from './tree.js'

/*
 * The same directory is the same package for ever: the hash below changes only together with the hash of every package
 * of every user, once, with a release that says so.
 */
const GOLDEN = 'QvV3WkD78Czf8G2fKHWxUPrgNzPoPSQCIqJBFDeZnMg='

const checks = new Checks()
const folder = await mkdtemp(join(tmpdir(), 'same-bytes-'))
const action = actionDir()
try {
  await checks.check('libdeflate', 'the committed WebAssembly is what its source builds to', async () => {
    const fresh = join(folder, 'libdeflate')
    await mustRun(join(ROOT, 'tools/libdeflate/build'), [fresh])
    const committed = await readFile(join(ROOT, 'src/package/libdeflate/libdeflate.wasm.base64'))
    assert.ok(committed.equals(await readFile(fresh)))
  })
  const tree = join(folder, 'tree')
  await makeTree(tree)
  for (const [architecture, versions] of Object.entries(VERSIONS)) {
    for (const version of versions) {
      const node = await nodeOf(architecture, version)
      await checks.check(`Node ${version} on ${architecture}`, 'makes the same package', async () => {
        assert.equal(await hashOf(action, tree, { node }), GOLDEN)
      })
    }
  }
  const reversed = join(folder, 'elsewhere', 'reversed')
  await makeTree(reversed, { reversed: true, umask: 0o077 })
  await checks.check('another tree', 'made in reverse, elsewhere, with another umask: the same', async () => {
    assert.equal(await hashOf(action, reversed), GOLDEN)
  })
  const env = { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' }
  await checks.check('another place', 'locale and time zone make no difference', async () => {
    assert.equal(await hashOf(action, tree, { env }), GOLDEN)
  })
  await checks.check('one processor', 'and no threads make no difference', async () => {
    assert.equal(await hashOf(action, tree, { processors: '0' }), GOLDEN)
  })
} finally {
  await rm(folder, { recursive: true, force: true })
}
checks.finish()
