import { copyFile, mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { mustRun } from '../conformance/programs/run.js'

/** @import { Install } from './trees.js' */

/**
 * A library under its version, and links to it as `make install` leaves them. Registries have no such packages:
 * those of npm and PyPI cannot hold links.
 *
 * @returns {Install}
 */
export function libraryChain() {
  return {
    words: ['libz'],
    run: async (folder) => {
      const found = await mustRun('/sbin/ldconfig', ['-p'])
      const library = await realpath(/libz\.so\.1 .*=> (\S+)/.exec(found)?.[1] ?? 'libz.so.1')
      await mkdir(join(folder, 'lib'))
      await copyFile(library, join(folder, 'lib', basename(library)))
      await symlink(basename(library), join(folder, 'lib', 'libz.so.1'))
      await symlink('libz.so.1', join(folder, 'lib', 'libz.so'))
    },
  }
}

/**
 * Packages that are in a layer.
 *
 * @returns {Install}
 */
export function linkToLayer() {
  return {
    words: ['layer'],
    run: async (folder) => {
      await writeFile(join(folder, 'index.js'), "exports.handler = async () => 'without the layer'\n")
      await symlink('/opt/nodejs/node_modules', join(folder, 'node_modules'))
    },
  }
}

/**
 * Packages that have others in their node_modules, as those of a monorepo do, and a built folder beside them.
 *
 * @param {number} count
 * @param {'the later ones' | 'each other'} has
 * @returns {Install}
 */
export function linkedPackages(count, has) {
  const names = Array.from({ length: count }, (_, number) => `p${number}`)
  return {
    words: [String(count), has],
    run: async (folder) => {
      for (const [at, name] of names.entries()) {
        const modules = join(folder, 'packages', name, 'node_modules')
        await mkdir(modules, { recursive: true })
        await writeFile(join(folder, 'packages', name, 'index.js'), `exports.name = '${name}'\n`)
        const others = has === 'each other' ? names.filter((other) => other !== name) : names.slice(at + 1)
        for (const other of others) await symlink(join('..', '..', other), join(modules, other))
      }
      await mkdir(join(folder, 'dist'))
      await writeFile(join(folder, 'dist', 'index.js'), "exports.handler = async () => 'dist'\n")
    },
  }
}
