import type { Archive, ArchiveEntry } from './archive.ts'
import { type Finding, named } from './finding.ts'

/** Names that do not say where in the function's directory a file belongs. */
export function checkNames({ entries }: Archive): Finding[] {
  return [...outside(entries), ...backslashes(entries), ...duplicates(entries)]
}

function outside(entries: readonly ArchiveEntry[]): Finding[] {
  const files = namesOf(entries, ({ name }) => /^([A-Za-z]:)?[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(name))
  if (files.length === 0) return []
  return [
    {
      rule: 'unsafe-name',
      file: files[0] ?? '',
      what: `The name of ${named(files)} leads out of the package.`,
      consequence: 'Such a zip writes over files outside the folder that it is unpacked to.',
      remedy: 'Zip from inside the directory, so that names are relative and without `..`.',
      // Whatever Lambda does with it: nobody means to deploy one.
      certain: true,
    },
  ]
}

function backslashes(entries: readonly ArchiveEntry[]): Finding[] {
  const files = namesOf(entries, ({ name }) => name.includes('\\'))
  if (files.length === 0) return []
  return [
    {
      rule: 'backslash-name',
      file: files[0] ?? '',
      what: `The name of ${named(files)} has backslashes instead of slashes.`,
      consequence: 'Linux may take the whole name for a file in the root, so that the folder is not there.',
      remedy: 'Make the zip with a tool that writes slashes, or give the directory as `source-dir`.',
      // Readers differ, and reports about Lambda do too.
      certain: false,
    },
  ]
}

function duplicates(entries: readonly ArchiveEntry[]): Finding[] {
  const seen = new Map<string, number>()
  const twice = new Set<string>()
  for (const { name, isDirectory, source } of entries) {
    if (isDirectory) continue
    if ((seen.get(name) ?? source.crc32) !== source.crc32) twice.add(name)
    seen.set(name, source.crc32)
  }
  const files = [...twice]
  if (files.length === 0) return []
  return [
    {
      rule: 'duplicate-name',
      file: files[0] ?? '',
      what: `The package holds ${named(files)} more than once, with different contents.`,
      consequence: 'Only one of them is there at run time, and it may be the old one.',
      remedy: 'Delete the old zip before making the new one.',
      certain: false,
    },
  ]
}

function namesOf(entries: readonly ArchiveEntry[], test: (entry: ArchiveEntry) => boolean): string[] {
  return entries.filter(test).map(({ name }) => name)
}
