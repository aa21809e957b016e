import { EXECUTE_BY_OTHERS, permissionsOf } from '../file-mode.ts'
import type { Archive, ArchiveEntry } from './archive.ts'
import type { Finding, TargetFunction } from './finding.ts'
import { type PackageTree, plainName } from './package-tree.ts'
import { describePlatform, type Platform, platformOf, runsOnLambda } from './platform.ts'

/** APPNOTE 4.4.2: MS-DOS and Windows. */
const FAT = 0

type Problem = Omit<Finding, 'file'>

/**
 * What keeps the kernel from starting `bootstrap`, the program of a custom runtime. One in the package
 * is started before one in a layer.
 */
export async function bootstrapFindings(
  archive: Archive,
  tree: PackageTree,
  target: TargetFunction,
): Promise<Finding[]> {
  if (target.packageRuntime?.startsWith('provided') !== true) return []
  const entry = findBootstrap(archive, tree)
  if (entry === undefined) return []
  const firstBytes = await archive.firstBytes(entry)
  const problems = [
    ...notExecutable(entry),
    ...lineEnding(firstBytes),
    ...otherPlatform(platformOf(firstBytes), target),
  ]
  return problems.map((problem) => ({
    ...problem,
    file: entry.name,
    certain: problem.certain && target.wrapper === false,
  }))
}

/** The last of several is the one that is there after unpacking. */
function findBootstrap({ entries }: Archive, tree: PackageTree): ArchiveEntry | undefined {
  const destination = tree.resolve('bootstrap')
  if (typeof destination === 'string') return undefined
  return entries.findLast((entry) => !entry.isDirectory && plainName(entry) === destination.path)
}

function notExecutable({ name, mode, source }: ArchiveEntry): Problem[] {
  if (mode !== undefined && (mode & EXECUTE_BY_OTHERS) !== 0) return []
  return [
    {
      rule: 'bootstrap-not-executable',
      what:
        mode === undefined
          ? `${name} is not marked as executable, because the zip was made on Windows or by a tool that keeps no permissions.`
          : `${name} is not executable for everyone (mode ${permissionsOf(mode)}).`,
      consequence: 'The first invocation fails: fork/exec /var/task/bootstrap: permission denied.',
      remedy:
        'Run `chmod 755 bootstrap` before zipping, on Linux or macOS; or give the directory as `source-dir`.',
      // Some tools write the permissions of Unix all the same: nobody has recorded what Lambda makes of them.
      certain:
        mode !== undefined ||
        (source.versionMadeBy >>> 8 === FAT && source.externalFileAttributes >>> 16 === 0),
    },
  ]
}

function lineEnding(firstBytes: Buffer): Problem[] {
  const [line = ''] = firstBytes.toString('latin1').split('\n', 1)
  if (!line.startsWith('#!') || !line.endsWith('\r')) return []
  return [
    {
      rule: 'bootstrap-line-ending',
      what: 'bootstrap has Windows line endings.',
      consequence: `Linux looks for the interpreter ${line.slice(2, -1).trim()} with a carriage return in its name: fork/exec /var/task/bootstrap: no such file or directory.`,
      remedy: 'Store it with line feeds only: `bootstrap text eol=lf` in .gitattributes.',
      certain: true,
    },
  ]
}

function otherPlatform(platform: Platform | undefined, { architecture }: TargetFunction): Problem[] {
  if (platform === undefined || runsOnLambda(platform, architecture)) return []
  const wanted = describePlatform({ system: 'Linux', machine: architecture })
  return [
    {
      rule: 'wrong-platform',
      what: `bootstrap is built for ${describePlatform(platform)}, but the function runs on ${wanted}.`,
      consequence: 'The first invocation fails: fork/exec /var/task/bootstrap: exec format error.',
      remedy:
        platform.system === 'Linux'
          ? `Build it for ${wanted}, or set \`architecture\` to change the function.`
          : `Build it for ${wanted}.`,
      certain: true,
    },
  ]
}
