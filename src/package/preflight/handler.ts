import type { Archive } from './archive.ts'
import type { Finding, TargetFunction } from './finding.ts'
import { type HandlerLocation, handlerLocation } from './handler-location.ts'
import { isInJars } from './jars.ts'
import { explainMissingHandler } from './missing-handler.ts'
import type { PackageTree } from './package-tree.ts'

/**
 * The handler's file is not where the runtime looks for it, or the handler cannot be understood.
 *
 * With layers or a wrapper, or where it is unknown whether there is one, the handler may well be
 * elsewhere: then only a file that lies visibly in the wrong place is worth a warning.
 */
export async function handlerFindings(
  archive: Archive,
  tree: PackageTree,
  target: TargetFunction,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const { packageRuntime: runtime, handler = '', layers, wrapper } = target
  if (runtime === undefined || (handler === '' && !runtime.startsWith('provided'))) return []
  // Lambda Web Adapter, for one, takes the handler as the file to start.
  if (wrapper !== false && tree.mayBeFile(handler)) return []
  const location = handlerLocation(runtime, handler)
  if (location === undefined) return []
  if (location === 'malformed') return wrapper === false ? [malformed(runtime, handler)] : []
  if (isInPackage(location, tree)) return []
  if (location.inJars && (await isInJars(archive, location.files, signal))) return []
  const files = tree.names.filter((name) => !name.endsWith('/'))
  const cause = explainMissingHandler(location, files, runtime)
  const certain = !layers && wrapper === false
  if (!certain && !cause.seen) return []
  return [
    {
      rule: 'handler-missing',
      file: location.files[0] ?? '',
      what: `${runtime.startsWith('provided') ? runtime : `The handler \`${handler}\``} needs ${location.shown}${cause.what}.`,
      consequence: `${certain ? 'The first invocation fails' : 'If no layer or wrapper provides it, the first invocation fails'}: ${location.failure}.`,
      remedy: cause.remedy,
      certain,
    },
  ]
}

/**
 * Files of the package any of which will do as the handler's; empty if it is unknown what is started,
 * and for custom runtimes, which have findings of their own.
 */
export function handlerFiles(tree: PackageTree, target: TargetFunction): string[] {
  const { packageRuntime: runtime = '', handler = '', wrapper } = target
  if (wrapper !== false || handler === '' || runtime.startsWith('provided')) return []
  const location = handlerLocation(runtime, handler)
  if (location === undefined || location === 'malformed') return []
  const accepted = tree.names.filter((name) => location.accepts?.(name))
  const found = lookedUp(location)
    .filter((file) => tree.mayBeFile(file))
    .map((file) => tree.resolve(file))
  return [
    ...accepted,
    ...found.map((destination) => (typeof destination === 'string' ? destination : destination.path)),
  ]
}

function isInPackage(location: HandlerLocation, tree: PackageTree): boolean {
  if (lookedUp(location).some((file) => tree.mayBeFile(file))) return true
  const { accepts } = location
  if (accepts === undefined) return false
  if (tree.names.some(accepts)) return true
  const folder = (location.files[0] ?? '').split('/').slice(0, -1).join('/')
  const destination = tree.resolve(folder)
  if (typeof destination === 'string') return destination === 'elsewhere'
  const linked = destination.path === '' ? '' : `${destination.path}/`
  return tree.names.some(
    (name) => name.startsWith(linked) && accepts(`${folder}/${name.slice(linked.length)}`),
  )
}

function lookedUp({ files, others = [] }: HandlerLocation): string[] {
  return [...files, ...others]
}

function malformed(runtime: string, handler: string): Finding {
  return {
    rule: 'handler-malformed',
    what: `${runtime} does not understand the handler \`${handler}\` of the function.`,
    consequence: 'The first invocation fails: Runtime.MalformedHandlerName.',
    remedy: 'Configure the handler as `file.function`, for example `index.handler` for index.js.',
    certain: true,
  }
}
