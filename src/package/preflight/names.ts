import type { Archive, ArchiveEntry } from './archive.ts'
import { type Finding, findingAbout, named } from './finding.ts'

/** Names that do not say where in the function's directory a file belongs. */
export function nameFindings({ entries }: Archive): Finding[] {
  return [...outside(entries), ...backslashes(entries), ...duplicates(entries)]
}

function outside(entries: readonly ArchiveEntry[]): Finding[] {
  const files = namesOf(entries, (name) => /^([A-Za-z]:)?[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(name))
  return findingAbout(files, {
    rule: 'unsafe-name',
    what: `${named(files)} ${files.length === 1 ? 'leads' : 'lead'} out of the package.`,
    consequence: 'Such a zip writes over files outside the folder that it is unpacked to.',
    remedy: 'Zip from inside the directory, so that names are relative and without `..`.',
    // Whatever Lambda does with it: nobody means to deploy one.
    certain: true,
  })
}

function backslashes(entries: readonly ArchiveEntry[]): Finding[] {
  const files = namesOf(entries, (name) => name.includes('\\'))
  return findingAbout(files, {
    rule: 'backslash-name',
    what: `${named(files)} ${files.length === 1 ? 'has' : 'have'} backslashes instead of slashes.`,
    consequence: 'Linux may take the whole name for a file in the root, so that the folder is not there.',
    remedy: 'Rename it, or make the zip with a tool that writes slashes between folders and files.',
    // Readers differ, and reports about Lambda do too.
    certain: false,
  })
}

function duplicates(entries: readonly ArchiveEntry[]): Finding[] {
  const crcs = new Map<string, number>()
  const duplicated = new Set<string>()
  for (const { name, isDirectory, source } of entries) {
    if (isDirectory) continue
    if ((crcs.get(name) ?? source.crc32) !== source.crc32) duplicated.add(name)
    crcs.set(name, source.crc32)
  }
  const files = [...duplicated]
  return findingAbout(files, {
    rule: 'duplicate-name',
    what: `The package holds ${named(files)} more than once, with different contents.`,
    consequence: 'Only one of them is there at run time, and it may be the old one.',
    remedy: 'Delete the old zip before making the new one.',
    certain: false,
  })
}

function namesOf(entries: readonly ArchiveEntry[], test: (name: string) => boolean): string[] {
  return entries.map(({ name }) => name).filter(test)
}
