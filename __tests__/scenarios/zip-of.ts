import { strToU8, zipSync } from 'fflate'

/** A small zip, the same for the same files. */
export function zipOf(files: Record<string, string>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 2) }))
}
