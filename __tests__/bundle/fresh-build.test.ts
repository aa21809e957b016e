import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const ROOT = new URL('../..', import.meta.url).pathname

test('the committed bundle is a fresh build, byte for byte', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'bundle-'))
  try {
    await promisify(execFile)(process.execPath, [join(ROOT, 'tools/bundle/build.js'), fresh])
    const names = (await readdir(fresh)).sort()
    expect((await readdir(join(ROOT, 'dist'))).sort()).toEqual(names)
    for (const name of names) {
      const [committed, built] = await Promise.all([
        readFile(join(ROOT, 'dist', name)),
        readFile(join(fresh, name)),
      ])
      if (!committed.equals(built)) throw new Error(`dist/${name} is not what src/ builds: run npm run build`)
    }
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}, 120_000)
