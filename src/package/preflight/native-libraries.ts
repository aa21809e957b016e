import type { Archive } from './archive.ts'
import { type Finding, findingAbout, named, type TargetFunction } from './finding.ts'
import { type LibraryPackage, packageOf, pythonRoots } from './library-package.ts'
import { describePlatform, type Platform, platformOf, runsOnLambda } from './platform.ts'

/** More libraries than this are not looked into: nothing is said then. */
const MAX_LIBRARIES = 2_000

/** Not `.dll`: those of .NET are for every system. */
const LIBRARY = /\.(node|pyd|dylib|bundle)$|\.so(\.\d+)*$/

/** What code loads by itself: a better example than the libraries that it depends on. */
const NATIVE_MODULE = /\.(node|pyd)$|\.(cpython|abi3)[^/]*\.so$/

/** Systems that take ELF files as Linux does, and yet others. */
const NAMED_SYSTEM = /android|musl/i

interface NativeLibrary extends LibraryPackage {
  readonly name: string
  readonly platform: Platform
}

/**
 * Native libraries of packages that were installed for another system or processor than Lambda's.
 * Packages that hold libraries for several platforms pick the right one when they are loaded.
 *
 * @returns at most one finding, never certain: nobody can say from outside what is loaded.
 */
export async function nativeLibraryFindings(
  archive: Archive,
  target: TargetFunction,
  signal?: AbortSignal,
): Promise<Finding[]> {
  // Jars hold libraries for every platform, and fall back on Java.
  if (target.packageRuntime?.startsWith('java') === true) return []
  const libraries = await readLibraries(archive, signal)
  const right = libraries.filter(({ platform }) => runsOnLambda(platform, target.architecture))
  const served = new Set([...right, ...forManyPlatforms(libraries)].map(({ group }) => group))
  const wrong = libraries.filter(({ group }) => !served.has(group))
  const [first, ...others] = wrong.sort((a, b) => rank(a) - rank(b))
  if (first === undefined) return []
  const platform = describePlatform(first.platform)
  const files = [first, ...others]
    .filter((library) => describePlatform(library.platform) === platform)
    .map(({ name }) => name)
  const wanted = describePlatform({ system: 'Linux', machine: target.architecture })
  return findingAbout(files, {
    rule: 'wrong-platform',
    what: `${named(files)} ${files.length === 1 ? 'is' : 'are'} built for ${platform}, but the function runs on ${wanted}.`,
    consequence: consequence(first.platform),
    remedy: remedy(first.name, wanted, target),
    certain: false,
  })
}

async function readLibraries(archive: Archive, signal?: AbortSignal): Promise<NativeLibrary[]> {
  const entries = archive.entries.filter(({ name, isLink }) => LIBRARY.test(name) && !isLink)
  if (entries.length > MAX_LIBRARIES) return []
  const roots = pythonRoots(archive.entries.map(({ name }) => name))
  const libraries: NativeLibrary[] = []
  for (const entry of entries) {
    signal?.throwIfAborted()
    const platform = platformOf(await archive.firstBytes(entry))
    if (platform === undefined) continue
    libraries.push({
      name: entry.name,
      platform: withNamedSystem(entry.name, platform),
      ...packageOf(entry.name, roots),
    })
  }
  return libraries
}

/** `linux-x64-musl` and `android-arm64` show in the name alone. */
function withNamedSystem(name: string, platform: Platform): Platform {
  const [word] = NAMED_SYSTEM.exec(name) ?? []
  if (word === undefined || platform.system !== 'Linux') return platform
  return { ...platform, system: word.toLowerCase() === 'musl' ? 'Alpine Linux (musl)' : 'Android' }
}

/** What a publisher put together for several systems was not installed for a wrong one. */
function forManyPlatforms(libraries: readonly NativeLibrary[]): NativeLibrary[] {
  const systems = new Map<string, string>()
  return libraries.filter(({ published, platform: { system } }) => {
    if (published === undefined) return false
    const other = systems.get(published) ?? system
    systems.set(published, other)
    return other !== system
  })
}

function rank({ name }: NativeLibrary): number {
  return NATIVE_MODULE.test(name) ? 0 : 1
}

function consequence({ system }: Platform): string {
  if (system.includes('musl')) return 'Loading it fails at run time: Lambda has glibc instead of musl.'
  return system === 'Linux'
    ? 'Loading it fails at run time: cannot open shared object file.'
    : 'Loading it fails at run time: invalid ELF header.'
}

function remedy(
  name: string,
  wanted: string,
  { architecture = 'x86_64', packageRuntime }: TargetFunction,
): string {
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
