import type { Archive, ArchiveEntry } from './archive.ts'

/** Where Lambda unpacks a package. */
const ROOT = '/var/task'

/** Places that a function has at run time and a package cannot show: layers, scratch, file systems. */
const AT_RUN_TIME = /^\/(opt|tmp|mnt|dev|proc)(\/|$)/

/** More links than this are not read. */
const MAX_LINKS = 20_000
/** Links that lead through more links than this loop, as in Linux. */
const MAX_HOPS = 40
/** Longest path in Linux, in bytes. */
const LONGEST_PATH = 4096
/** Characters that are compared to follow links, in all: hostile links cost no more than a second. */
const MAX_COMPARED = 50_000_000

/** What a path leads to: a path in the package, a place that only Lambda can tell, or nothing. */
export type Destination = { readonly path: string } | 'elsewhere' | 'missing'

/** The names of a package as Lambda unpacks it, with its symbolic links followed. */
export class PackageTree {
  /** Sorted, without `./` before them; a directory's ends with a slash. */
  readonly names: readonly string[]
  readonly #links: ReadonlyMap<string, string | undefined>
  #compared = 0

  private constructor(names: readonly string[], links: ReadonlyMap<string, string | undefined>) {
    this.names = names
    this.#links = links
  }

  /** @throws DamagedZip if a link cannot be read. */
  static async read(archive: Archive, signal?: AbortSignal): Promise<PackageTree> {
    const links = new Map<string, string | undefined>()
    for (const entry of archive.entries.filter(({ isLink }) => isLink)) {
      signal?.throwIfAborted()
      links.set(plainName(entry), links.size < MAX_LINKS ? await targetOf(archive, entry) : undefined)
    }
    return new PackageTree(archive.entries.map(plainName).sort(), links)
  }

  /** Names of the links, and what they lead to. */
  *links(): Generator<readonly [name: string, target: string, destination: Destination]> {
    for (const [name, target] of this.#links) {
      if (target !== undefined) yield [name, target, this.resolve(name)]
    }
  }

  /** Follows every link on the way to a path of the package. */
  resolve(path: string): Destination {
    const at: string[] = []
    const left = `${ROOT}/${path}`.split('/').reverse()
    for (let hops = 0; left.length > 0; ) {
      const part = left.pop()
      if (part === undefined || part === '' || part === '.') continue
      if (part === '..') {
        at.pop()
        continue
      }
      at.push(part)
      const name = at.slice(2).join('/')
      this.#compared += name.length
      if (this.#compared > MAX_COMPARED || name.length > LONGEST_PATH) return 'elsewhere'
      if (!isInside(at) || !this.#links.has(name)) continue
      const target = this.#links.get(name)
      if (target === undefined) return 'elsewhere'
      if (++hops > MAX_HOPS) return 'missing'
      at.splice(target.startsWith('/') ? 0 : -1)
      left.push(...target.split('/').reverse())
    }
    return this.#destination(at)
  }

  /** Whether a path leads to a file of the package, or to where only Lambda can tell. */
  mayBeFile(path: string): boolean {
    const destination = this.resolve(path)
    if (typeof destination === 'string') return destination === 'elsewhere' || this.#has(path)
    return this.#has(destination.path)
  }

  #destination(at: readonly string[]): Destination {
    const path = at.slice(2).join('/')
    if (!isInside(at)) return AT_RUN_TIME.test(`/${at.join('/')}`) ? 'elsewhere' : 'missing'
    return path === '' || this.#has(path) || this.#startsWith(`${path}/`) ? { path } : 'missing'
  }

  #has(name: string): boolean {
    return this.names[this.#indexOf(name)] === name
  }

  #startsWith(folder: string): boolean {
    return this.names[this.#indexOf(folder)]?.startsWith(folder) === true
  }

  /** Index of the first name that is not before this one. */
  #indexOf(name: string): number {
    let [low, high] = [0, this.names.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.names[middle] ?? '') < name) low = middle + 1
      else high = middle
    }
    return low
  }
}

/**
 * The name as Lambda may unpack it. Backslashes in zips from Windows are separators: whether Lambda
 * takes them so is reported both ways.
 */
export function plainName({ name, mode }: ArchiveEntry): string {
  const slashes = mode === undefined ? name.replaceAll('\\', '/') : name
  return slashes.replace(/^(\.\/+)+/, '')
}

async function targetOf(archive: Archive, entry: ArchiveEntry): Promise<string | undefined> {
  if (entry.size > LONGEST_PATH) return undefined
  const bytes = await archive.firstBytes(entry)
  return bytes.length === entry.size ? bytes.toString() : undefined
}

function isInside([first, second]: readonly string[]): boolean {
  return `/${first}/${second}` === ROOT
}
