import type { Archive, ArchiveEntry } from './archive.ts'
import { elfMachine } from './elf.ts'
import { type Finding, named, type Traits } from './finding.ts'

/** More binaries than this are not looked into. */
const MAX_BINARIES = 2_000

const BINARY = /(^|\/)bootstrap$|\.so(\.\d+)*$|\.node$/

/** The words for a machine in file names, as in `prebuilds/linux-arm64/`. */
const MACHINE_WORDS = /(aarch64|arm64|x86[_-]64|amd64|x64)/gi

interface Binary {
  readonly name: string
  readonly machine: string
}

/**
 * Programs and libraries for another processor than the function will have. Packages that bring
 * binaries for several processors are right if the same is there for this one.
 */
export async function checkBinaries(
  archive: Archive,
  traits: Traits,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const { architecture, packageRuntime, wrapper } = traits
  if (architecture === undefined) return []
  const binaries = await readBinaries(archive, signal)
  const right = binaries.filter(({ machine }) => machine === architecture)
  const counterparts = new Set(right.flatMap(({ name }) => [neutral(name), neutralFolder(name)]))
  const wrong = binaries.filter(({ name, machine }) => {
    return machine !== architecture && !counterparts.has(neutral(name)) && !isServed(name, counterparts)
  })
  const start = wrong.find(({ name }) => name === 'bootstrap')
  if (start !== undefined && packageRuntime?.startsWith('provided') === true) {
    return [wrongBootstrap(start, architecture, !wrapper)]
  }
  return wrongLibraries(wrong, architecture, right.length === 0)
}

async function readBinaries(archive: Archive, signal?: AbortSignal): Promise<Binary[]> {
  const binaries: Binary[] = []
  for (const entry of archive.entries.filter(isBinary).slice(0, MAX_BINARIES)) {
    signal?.throwIfAborted()
    const machine = elfMachine(await archive.head(entry))
    if (machine !== undefined) binaries.push({ name: entry.name, machine })
  }
  return binaries
}

function isBinary({ name, isDirectory }: ArchiveEntry): boolean {
  return !isDirectory && BINARY.test(name)
}

/** A folder that names its machine has a sibling for the right one. */
function isServed(name: string, counterparts: ReadonlySet<string>): boolean {
  return neutralFolder(name) !== folderOf(name) && counterparts.has(neutralFolder(name))
}

function neutral(name: string): string {
  return name.replace(MACHINE_WORDS, '*')
}

function neutralFolder(name: string): string {
  return neutral(folderOf(name))
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1)
}

function wrongBootstrap({ machine }: Binary, architecture: string, certain: boolean): Finding {
  return {
    rule: 'wrong-architecture',
    file: 'bootstrap',
    what: `bootstrap is built for ${machine}, and the function runs on ${architecture}.`,
    consequence: 'The first invoke fails: fork/exec /var/task/bootstrap: exec format error.',
    remedy: `Build it for ${architecture}, or set \`architecture\` if the function shall change.`,
    certain,
  }
}

function wrongLibraries(wrong: readonly Binary[], architecture: string, all: boolean): Finding[] {
  const [first] = wrong
  if (first === undefined) return []
  return [
    {
      rule: 'wrong-architecture',
      file: first.name,
      what: `${named(wrong.map(({ name }) => name))} ${wrong.length === 1 ? 'is' : 'are'} built for ${first.machine}, and the function runs on ${architecture}.`,
      consequence: 'Loading it fails at run time: cannot open shared object file, or invalid ELF header.',
      remedy: `Install the dependencies for ${architecture}, for example on a runner of that architecture.`,
      // With some binaries for the right processor, these may be ones that are never loaded.
      certain: all,
    },
  ]
}
