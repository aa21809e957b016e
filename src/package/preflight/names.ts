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
      consequence: 'Lambda refuses such a zip, or leaves the file out.',
      remedy: 'Zip from inside the directory, so that names are relative and without `..`.',
      certain: false,
    },
  ]
}

function backslashes(entries: readonly ArchiveEntry[]): Finding[] {
  const files = namesOf(entries, ({ name }) => name.includes('\\'))
  if (files.length === 0) return []
  // On Unix a backslash can be meant; where modes are missing it can only be a separator.
  const separators = entries.some(({ name, mode }) => name.includes('\\') && mode === undefined)
  return [
    {
      rule: 'backslash-name',
      file: files[0] ?? '',
      what: `Backslashes instead of slashes are in the name of ${named(files)}.`,
      consequence: 'Linux takes the whole name for a file in the root, so that the folder stays empty.',
      remedy: 'Make the zip with a tool that writes slashes, or give the directory as `source-dir`.',
      certain: separators,
    },
  ]
}

function duplicates(entries: readonly ArchiveEntry[]): Finding[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { name } of entries) (seen.has(name) ? twice : seen).add(name)
  const files = [...twice]
  if (files.length === 0) return []
  return [
    {
      rule: 'duplicate-name',
      file: files[0] ?? '',
      what: `The package holds ${named(files)} more than once.`,
      consequence: 'Only one of them is there at run time, and it may be the old one.',
      remedy: 'Delete the old zip before making the new one.',
      certain: false,
    },
  ]
}

function namesOf(entries: readonly ArchiveEntry[], test: (entry: ArchiveEntry) => boolean): string[] {
  return entries.filter(test).map(({ name }) => name)
}
