import type { Archive } from './archive.ts'
import { type Finding, named, type Traits } from './finding.ts'
import { homeOf, pythonRoots } from './native-home.ts'
import { describePlatform, type Platform, platformOf } from './platform.ts'

/** More libraries than this are not looked into: nothing is said then. */
const MAX_NATIVES = 2_000

/** Not `.dll`: those of .NET are for every system. */
const NATIVE = /\.(node|pyd|dylib|bundle)$|\.so(\.\d+)*$/

/** What code loads by itself: a better example than the libraries that it brings along. */
const MODULE = /\.(node|pyd)$|\.(cpython|abi3)[^/]*\.so$/

/** Systems that take ELF files as Linux does, and yet others. */
const NAMED_SYSTEM = /android|musl/i

interface Native {
  readonly name: string
  readonly platform: Platform
  /** Libraries that do the same on different platforms. */
  readonly group: string
  /** The published package that it is a part of. */
  readonly published: string | undefined
}

/**
 * Native libraries of packages that were installed for another system or processor than Lambda's.
 * Packages that hold libraries for several platforms pick the right one when they are loaded.
 *
 * @returns at most one finding, never certain: nobody can say from outside what is loaded.
 */
export async function checkNatives(
  archive: Archive,
  traits: Traits,
  signal?: AbortSignal,
): Promise<Finding[]> {
  // Jars bring libraries for every platform, and fall back on Java.
  if (traits.packageRuntime?.startsWith('java') === true) return []
  const natives = await readNatives(archive, signal)
  const right = natives.filter(({ platform }) => fits(platform, traits))
  const served = new Set([...right, ...forManyPlatforms(natives)].map(({ group }) => group))
  const wrong = natives.filter(({ group }) => !served.has(group))
  const [first, ...others] = wrong.sort((a, b) => rank(a) - rank(b))
  if (first === undefined) return []
  const platform = describePlatform(first.platform)
  const files = [first, ...others].filter((native) => describePlatform(native.platform) === platform)
  const wanted = `Linux ${traits.architecture ?? ''}`.trim()
  return [
    {
      rule: 'wrong-platform',
      file: first.name,
      what: `${named(files.map(({ name }) => name))} ${files.length === 1 ? 'is' : 'are'} built for ${platform}, but the function runs on ${wanted}.`,
      consequence: consequence(first.platform),
      remedy: remedy(first.name, wanted, traits),
      certain: false,
    },
  ]
}

async function readNatives(archive: Archive, signal?: AbortSignal): Promise<Native[]> {
  const entries = archive.entries.filter(({ name, isLink }) => NATIVE.test(name) && !isLink)
  if (entries.length > MAX_NATIVES) return []
  const roots = pythonRoots(archive.entries.map(({ name }) => name))
  const natives: Native[] = []
  for (const entry of entries) {
    signal?.throwIfAborted()
    const platform = platformOf(await archive.head(entry))
    if (platform === undefined) continue
    natives.push({
      name: entry.name,
      platform: withNamedSystem(entry.name, platform),
      ...homeOf(entry.name, roots),
    })
  }
  return natives
}

/** `linux-x64-musl` and `android-arm64` show in the name alone. */
function withNamedSystem(name: string, platform: Platform): Platform {
  const [word] = NAMED_SYSTEM.exec(name) ?? []
  if (word === undefined || platform.system !== 'Linux') return platform
  return { ...platform, system: word.toLowerCase() === 'musl' ? 'Alpine Linux (musl)' : 'Android' }
}

function fits({ system, machine }: Platform, { architecture }: Traits): boolean {
  return system === 'Linux' && (architecture === undefined || machine === architecture)
}

/** What a publisher put together for several systems was not installed for a wrong one. */
function forManyPlatforms(natives: readonly Native[]): Native[] {
  const systems = new Map<string, string>()
  return natives.filter(({ published, platform: { system } }) => {
    if (published === undefined) return false
    const other = systems.get(published) ?? system
    systems.set(published, other)
    return other !== system
  })
}

function rank({ name }: Native): number {
  return MODULE.test(name) ? 0 : 1
}

function consequence({ system }: Platform): string {
  if (system.includes('musl')) return 'Loading it fails at run time: Lambda has glibc instead of musl.'
  return system === 'Linux'
    ? 'Loading it fails at run time: cannot open shared object file.'
    : 'Loading it fails at run time: invalid ELF header.'
}

function remedy(name: string, wanted: string, { architecture = 'x86_64', packageRuntime }: Traits): string {
  const elsewhere = 'or install them on a runner of that kind'
  if (name.includes('node_modules/')) {
    const cpu = architecture === 'arm64' ? 'arm64' : 'x64'
    return `Install the dependencies for ${wanted}: \`npm install --os=linux --cpu=${cpu} --libc=glibc\`, ${elsewhere}.`
  }
  if (packageRuntime?.startsWith('python') === true) {
    const machine = architecture === 'arm64' ? 'aarch64' : 'x86_64'
    return `Install the dependencies for ${wanted}: \`pip install --platform manylinux2014_${machine} --only-binary=:all: --target DIRECTORY\`, ${elsewhere}.`
  }
  return `Build it for ${wanted}, or install what it is part of on a runner of that kind.`
}
