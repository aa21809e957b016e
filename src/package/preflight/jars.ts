import type { Archive, ArchiveEntry } from './archive.ts'

/** Bytes of jars that are unpacked to look for a class, in all. */
const MAX_UNPACKED = 128 * 1024 * 1024

/** Links to jars, or to the folder of all of them, are not followed. */
const LINKED = /^(\.\/)?lib(\/[^/]+\.jar)?$/

/**
 * Whether a jar in `lib/` holds one of the files. The names of a jar's entries are in it uncompressed,
 * so that a search for their bytes does, at no cost in memory.
 *
 * @returns true as well if there is more in the jars than may be searched, or one is a link or
 *   damaged: then nobody can say that it is missing.
 */
export async function isInJars(
  archive: Archive,
  files: readonly string[],
  signal?: AbortSignal,
): Promise<boolean> {
  if (archive.entries.some(({ name, isLink }) => isLink && LINKED.test(name))) return true
  const jars = archive.entries
    .filter(({ name }) => /^(\.\/)?lib\/[^/]+\.jar$/.test(name))
    // One's own code is in a small jar.
    .toSorted((a, b) => a.size - b.size)
  const budget = { left: MAX_UNPACKED }
  for (const jar of jars) {
    if (await contains(archive, jar, files, budget, signal)) return true
  }
  return false
}

async function contains(
  archive: Archive,
  jar: ArchiveEntry,
  files: readonly string[],
  budget: { left: number },
  signal?: AbortSignal,
): Promise<boolean> {
  const needles = files.map((file) => Buffer.from(file))
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1
  let tail = Buffer.alloc(0)
  try {
    for await (const bytes of archive.content(jar)) {
      signal?.throwIfAborted()
      budget.left -= bytes.length
      if (budget.left < 0) return true
      const searched = Buffer.concat([tail, bytes])
      if (needles.some((needle) => searched.includes(needle))) return true
      tail = searched.subarray(-overlap)
    }
  } catch (error) {
    if (signal?.aborted) throw error
    return true
  }
  return false
}
