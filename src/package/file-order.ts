/**
 * Order of the entries in the archive: by the bytes of their whole path, the same on every machine,
 * whatever the file system or the locale says. A folder is compared by its name with the slash at its
 * end, as the paths of what it holds are.
 */
export function byNameBytes(one: { readonly name: Buffer }, other: { readonly name: Buffer }): number {
  return Buffer.compare(one.name, other.name)
}
