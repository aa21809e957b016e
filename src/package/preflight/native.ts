import { EXECUTE_BY_OTHERS } from '../file-mode.ts'
import type { Archive, ArchiveEntry } from './archive.ts'
import { type Finding, findingAbout, named, type TargetFunction } from './finding.ts'
import { type LibraryPackage, packageOf, pythonRoots } from './library-package.ts'
import { describePlatform, type Platform, platformOf, runsOnLambda } from './platform.ts'

/** More files than this are not looked into: nothing is said then. */
const MAX_NATIVE = 2_000

/** Not `.dll`: those of .NET are for every system. */
const LIBRARY = /\.(node|pyd|dylib|bundle)$|\.so(\.\d+)*$/

/** What code loads by itself: a better example than the libraries that it depends on. */
const NATIVE_MODULE = /\.(node|pyd)$|\.(cpython|abi3)[^/]*\.so$/

/** Systems that take ELF files as Linux does, and yet others. */
const NAMED_SYSTEM = /android|musl/i
const MUSL = 'Alpine Linux (musl)'

/** A program or library that is no script. */
interface Native extends LibraryPackage {
  readonly name: string
  readonly platform: Platform
  readonly isProgram: boolean
}

/**
 * Programs and native libraries that were installed for another system or processor than Lambda's.
 * Packages that hold them for several platforms pick the right one when they are loaded.
 *
 * @returns at most one finding, never certain: nobody can say from outside what is loaded.
 */
export async function nativeFindings(
  archive: Archive,
  target: TargetFunction,
  signal?: AbortSignal,
): Promise<Finding[]> {
  // Jars hold libraries for every platform, and fall back on Java.
  if (target.packageRuntime?.startsWith('java') === true) return []
  const natives = await readNatives(archive, target, signal)
  const right = natives.filter(({ platform }) => runsOnLambda(platform, target.architecture))
  const served = new Set([...right, ...forManyPlatforms(natives)].map(({ group }) => group))
  const wrong = natives.filter(({ group }) => !served.has(group))
  const [first, ...others] = wrong.sort((a, b) => rank(a) - rank(b))
  if (first === undefined) return []
  const platform = describePlatform(first.platform)
  const files = [first, ...others]
    .filter((native) => describePlatform(native.platform) === platform)
    .map(({ name }) => name)
  const wanted = describePlatform({ system: 'Linux', machine: target.architecture })
  return findingAbout(files, {
    rule: 'wrong-platform',
    what: `${named(files)} ${files.length === 1 ? 'is' : 'are'} built for ${platform}, but the function runs on ${wanted}.`,
    consequence: consequence(first),
    remedy: remedy(first.name, wanted, target),
    certain: false,
  })
}

async function readNatives(
  archive: Archive,
  { packageRuntime }: TargetFunction,
  signal?: AbortSignal,
): Promise<Native[]> {
  // The program that .NET makes beside a library is not started: the runtime loads the library.
  const programs = packageRuntime?.startsWith('dotnet') !== true
  const entries = archive.entries.filter(
    (entry) => !entry.isLink && (LIBRARY.test(entry.name) || (programs && mayBeProgram(entry))),
  )
  if (entries.length > MAX_NATIVE) return []
  const roots = pythonRoots(archive.entries.map(({ name }) => name))
  const natives: Native[] = []
  for (const entry of entries) {
    signal?.throwIfAborted()
    const { name } = entry
    const platform = platformOf(await archive.firstBytes(entry))
    if (platform === undefined) continue
    const isProgram = !LIBRARY.test(name)
    // What is linked statically to musl runs everywhere.
    const named = isProgram ? platform : withNamedSystem(name, platform)
    natives.push({ name, platform: named, isProgram, ...packageOf(name, roots) })
  }
  return natives
}

/** By its mode, and as programs for Linux are called; `bootstrap` has a check of its own. */
function mayBeProgram({ name, mode = 0, isDirectory }: ArchiveEntry): boolean {
  return (
    !isDirectory && (mode & EXECUTE_BY_OTHERS) !== 0 && /(?:^|\/)[^./]+$/.test(name) && name !== 'bootstrap'
  )
}

/** `linux-x64-musl` and `android-arm64` show in the name alone. */
function withNamedSystem(name: string, platform: Platform): Platform {
  const [word] = NAMED_SYSTEM.exec(name) ?? []
  if (word === undefined || platform.system !== 'Linux') return platform
  return { ...platform, system: word.toLowerCase() === 'musl' ? MUSL : 'Android' }
}

/**
 * What a publisher put together for several systems was not installed for a wrong one. Two C libraries of Linux are not
 * two systems: `@lmdb/lmdb-linux-x64` has both.
 */
function forManyPlatforms(natives: readonly Native[]): Native[] {
  const systems = new Map<string, string>()
  return natives.filter(({ published, platform }) => {
    if (published === undefined) return false
    const system = platform.system === MUSL ? 'Linux' : platform.system
    const other = systems.get(published) ?? system
    systems.set(published, other)
    return other !== system
  })
}

function rank({ name }: Native): number {
  return NATIVE_MODULE.test(name) ? 0 : 1
}

function consequence({ isProgram, platform: { system } }: Native): string {
  if (isProgram) return 'Starting it fails at run time: exec format error.'
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
