import type { Archive } from './archive.ts'
import type { Finding, Traits } from './finding.ts'
import { type HandlerPlace, handlerPlace } from './handler-place.ts'
import { isInJars } from './jars.ts'
import { likelyCause } from './likely-cause.ts'
import type { PackageTree } from './package-tree.ts'

/**
 * The handler's file is not where the runtime looks for it, or the handler cannot be understood.
 *
 * With layers or a wrapper, or where it is unknown whether there is one, the handler may well be
 * elsewhere: then only a file that lies visibly in the wrong place is worth a warning.
 */
export async function checkHandler(
  archive: Archive,
  tree: PackageTree,
  traits: Traits,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const { packageRuntime: runtime, handler = '', layers, wrapper } = traits
  if (runtime === undefined || (handler === '' && !runtime.startsWith('provided'))) return []
  // Lambda Web Adapter, for one, takes the handler as the file to start.
  if (wrapper !== false && tree.mayBeFile(handler)) return []
  const place = handlerPlace(runtime, handler)
  if (place === undefined) return []
  if (place === 'malformed') return wrapper === false ? [malformed(runtime, handler)] : []
  if (isInPackage(place, tree)) return []
  if (place.inJars && (await isInJars(archive, place.files, signal))) return []
  const files = tree.names.filter((name) => !name.endsWith('/'))
  const cause = likelyCause(place, files, runtime)
  const certain = !layers && wrapper === false
  if (!certain && !cause.seen) return []
  return [
    {
      rule: 'handler-missing',
      file: place.files[0] ?? '',
      what: `${runtime.startsWith('provided') ? runtime : `The handler \`${handler}\``} needs ${place.shown}${cause.what}.`,
      consequence: `${certain ? 'The first invoke fails' : 'If no layer or wrapper provides it, the first invoke fails'}: ${place.failure}.`,
      remedy: cause.remedy,
      certain,
    },
  ]
}

/**
 * Files of the package any of which will do as the handler's; empty if it is unknown what is started,
 * and for custom runtimes, which have a check of their own.
 */
export function handlerFiles(tree: PackageTree, traits: Traits): string[] {
  const { packageRuntime: runtime = '', handler = '', wrapper } = traits
  if (wrapper !== false || handler === '' || runtime.startsWith('provided')) return []
  const place = handlerPlace(runtime, handler)
  if (place === undefined || place === 'malformed') return []
  const accepted = tree.names.filter((name) => place.accepts?.(name))
  const found = lookedUp(place)
    .filter((file) => tree.mayBeFile(file))
    .map((file) => tree.resolve(file))
  return [
    ...accepted,
    ...found.map((destination) => (typeof destination === 'string' ? destination : destination.path)),
  ]
}

function isInPackage(place: HandlerPlace, tree: PackageTree): boolean {
  if (lookedUp(place).some((file) => tree.mayBeFile(file))) return true
  const { accepts } = place
  if (accepts === undefined) return false
  if (tree.names.some(accepts)) return true
  const folder = (place.files[0] ?? '').split('/').slice(0, -1).join('/')
  const destination = tree.resolve(folder)
  if (typeof destination === 'string') return destination === 'elsewhere'
  const linked = destination.path === '' ? '' : `${destination.path}/`
  return tree.names.some(
    (name) => name.startsWith(linked) && accepts(`${folder}/${name.slice(linked.length)}`),
  )
}

function lookedUp({ files, others = [] }: HandlerPlace): string[] {
  return [...files, ...others]
}

function malformed(runtime: string, handler: string): Finding {
  return {
    rule: 'handler-malformed',
    what: `${runtime} does not understand the handler \`${handler}\` of the function.`,
    consequence: 'The first invoke fails: Runtime.MalformedHandlerName.',
    remedy: 'Configure the handler as `file.function`, for example `index.handler` for index.js.',
    certain: true,
  }
}
