import { createHash } from 'node:crypto'
import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What a folder holds: each file with the hash of its content and whether it can be executed, each link with
 * its target. Folders count by what is in them.
 *
 * @typedef {Map<string, string>} Listing by path from the folder
 */

/**
 * @param {string} folder
 * @param {(path: string) => boolean} [wanted]
 * @returns {Promise<Listing>}
 */
export async function listingOf(folder, wanted = () => true) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  /** @type {Listing} */
  const listing = new Map()
  for (const entry of entries) {
    const full = join(entry.parentPath, entry.name)
    const path = full.slice(folder.length + 1)
    if (entry.isDirectory() || !wanted(path)) continue
    listing.set(path, entry.isSymbolicLink() ? `-> ${await readlink(full)}` : await describeFile(full))
  }
  return listing
}

/** @param {string} path */
async function describeFile(path) {
  const hash = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  return ((await stat(path)).mode & 0o001) === 0 ? hash : `${hash} executable`
}

/** @param {Listing} listing */
export function countsOf(listing) {
  const links = [...listing.values()].filter((what) => what.startsWith('->')).length
  return `${listing.size - links} files, ${links} links`
}

/**
 * A file that became executable is right too: the bit is lost on many ways to a package, and given back by content.
 *
 * @param {Listing} was
 * @param {Listing} is
 * @throws with the first differences
 */
export function mustBeSame(was, is) {
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort()
  const different = paths.filter((path) => {
    const [before, after] = [was.get(path), is.get(path)]
    return before !== after && `${before} executable` !== after
  })
  if (different.length === 0) return
  const lines = different
    .slice(0, 5)
    .map((path) => `${path}: ${was.get(path) ?? 'absent'} became ${is.get(path) ?? 'absent'}`)
  throw new Error(
    [
      `${countsOf(was)} became ${countsOf(is)}; ${different.length} paths differ, the first of them:`,
      ...lines,
    ].join('\n'),
  )
}
