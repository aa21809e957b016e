import type { Archive, ArchiveEntry } from './archive.ts'
import type { Finding, Traits } from './finding.ts'

const EXECUTE_BY_OTHERS = 0o001

/** What keeps the kernel from starting `bootstrap`, the program of a custom runtime. */
export async function checkBootstrap(
  archive: Archive,
  { packageRuntime, wrapper }: Traits,
): Promise<Finding[]> {
  if (packageRuntime?.startsWith('provided') !== true) return []
  const entry = archive.entries.find(({ name }) => name === 'bootstrap' || name === './bootstrap')
  if (entry === undefined) return []
  const head = await archive.head(entry)
  const certain = !wrapper
  return [...notExecutable(entry), ...lineEnding(head), ...otherSystem(head)].map((finding) => ({
    ...finding,
    file: 'bootstrap',
    certain,
  }))
}

type Problem = Omit<Finding, 'file' | 'certain'>

function notExecutable({ mode }: ArchiveEntry): Problem[] {
  if (mode !== undefined && (mode & EXECUTE_BY_OTHERS) !== 0) return []
  return [
    {
      rule: 'bootstrap-not-executable',
      what:
        mode === undefined
          ? 'bootstrap is not marked as executable: the zip was made on a system that has no such mark.'
          : `bootstrap is not executable for everyone (mode ${(mode & 0o777).toString(8).padStart(3, '0')}).`,
      consequence: 'The first invoke fails: fork/exec /var/task/bootstrap: permission denied.',
      remedy:
        'Run `chmod 755 bootstrap` before zipping, on Linux or macOS; or give the directory as `source-dir`.',
    },
  ]
}

function lineEnding(head: Buffer): Problem[] {
  const [line = ''] = head.toString('latin1').split('\n', 1)
  if (!line.startsWith('#!') || !line.endsWith('\r')) return []
  return [
    {
      rule: 'bootstrap-line-ending',
      what: 'bootstrap has Windows line endings.',
      consequence: `The kernel looks for the interpreter ${line.slice(2, -1).trim()} with a carriage return in its name: fork/exec /var/task/bootstrap: no such file or directory.`,
      remedy: 'Store it with line feeds only: `bootstrap text eol=lf` in .gitattributes.',
    },
  ]
}

/** First bytes of programs for Windows and macOS. */
const OTHER_SYSTEMS: readonly (readonly [start: string, system: string])[] = [
  ['MZ', 'Windows'],
  ['\xcf\xfa\xed\xfe', 'macOS'],
  ['\xca\xfe\xba\xbe', 'macOS'],
]

function otherSystem(head: Buffer): Problem[] {
  const found = OTHER_SYSTEMS.find(([start]) => head.toString('latin1', 0, start.length) === start)
  if (found === undefined) return []
  return [
    {
      rule: 'bootstrap-other-system',
      what: `bootstrap is a program for ${found[1]}.`,
      consequence: 'The first invoke fails: fork/exec /var/task/bootstrap: exec format error.',
      remedy: 'Build it for Linux.',
    },
  ]
}
