import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from '../programs/cache.js'
import { mustRun } from '../programs/run.js'

/** Packages of the registry with one Node each. @type {Readonly<Record<string, readonly string[]>>} */
export const VERSIONS = {
  x64: ['20.20.2', '22.23.3', '24.21.0', '26.12.1'],
  arm64: ['20.20.2', '22.23.3', '24.22.0', '26.12.0'],
}

/** Where Debian's libc6-arm64-cross puts the libraries of the other processor. */
const LIBRARIES = '/usr/aarch64-linux-gnu'

/**
 * The program to start a Node with, under emulation where it is for another processor than this one.
 *
 * @param {string} architecture
 * @param {string} version
 */
export async function nodeOf(architecture, version) {
  const name = `node-linux-${architecture}`
  const folder = await cached(`${name}-${version}`, async (target) => {
    console.log(`Installing ${name} ${version} into ${target}`)
    // Another processor's packages are installed only by force.
    const options = ['--force', '--no-save', '--no-audit', '--no-fund', '--prefix', target]
    await mustRun('npm', ['install', ...options, `${name}@${version}`])
  })
  const node = join(folder, 'node_modules', name, 'bin', 'node')
  if (architecture === process.arch) return node
  const emulated = join(folder, 'emulated-node')
  await writeFile(emulated, `#!/bin/bash\nexec qemu-aarch64-static -L ${LIBRARIES} '${node}' "$@"\n`)
  await chmod(emulated, 0o755)
  return emulated
}
