/** How files begin that are given in place of a zip, and what they are. */
const KINDS: readonly (readonly [start: string, kind: string])[] = [
  ['version https://git-lfs', 'a pointer of Git LFS: check out with `lfs: true`'],
  ['<', 'a page of HTML or XML, as a failed download leaves it'],
  ['{', 'JSON'],
  ['\x1f\x8b', 'a gzip, such as a .tar.gz'],
  ['BZh', 'a bzip2, such as a .tar.bz2'],
  ['\xfd7zXZ', 'an xz, such as a .tar.xz'],
  ['(\xb5/\xfd', 'a Zstandard file, such as a .tar.zst'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['\x7fELF', 'a Linux program'],
]

/** Bytes that tell the kind of a file. */
export const START_SIZE = 24

/** What a file is that begins so: a kind, or its first four bytes. */
export function kindOf(start: Buffer): string {
  const text = start.toString('latin1')
  const [, kind] = KINDS.find(([known]) => text.startsWith(known)) ?? []
  return kind ?? `a file that starts with the bytes ${start.subarray(0, 4).toString('hex')}`
}
