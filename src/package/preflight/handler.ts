import type { Archive, ArchiveEntry } from './archive.ts'
import type { Finding, Traits } from './finding.ts'
import { type HandlerPlace, handlerPlace, isFoundAt } from './handler-place.ts'
import { isInJars } from './jars.ts'
import { likelyCause } from './likely-cause.ts'

/** The handler's file is not where the runtime looks for it, or the handler cannot be understood. */
export async function checkHandler(
  archive: Archive,
  traits: Traits,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const { packageRuntime: runtime, handler = '' } = traits
  if (runtime === undefined || (handler === '' && !runtime.startsWith('provided'))) return []
  const place = handlerPlace(runtime, handler)
  if (place === undefined) return []
  if (place === 'malformed') return [malformed(runtime, handler, traits)]
  const names = archive.entries.filter(isFile).map(({ name }) => name.replace(/^(\.\/)+/, ''))
  if (names.some((name) => isFoundAt(place, name))) return []
  if (place.inJars && (await isInJars(archive, place.files, signal))) return []
  return [missing(place, names, runtime, traits)]
}

function isFile({ isDirectory }: ArchiveEntry): boolean {
  return !isDirectory
}

function missing(place: HandlerPlace, names: readonly string[], runtime: string, traits: Traits): Finding {
  const { handler = '', layers, wrapper } = traits
  const [file = ''] = place.files
  const custom = runtime.startsWith('provided')
  const cause = likelyCause(place, names, runtime)
  const elsewhere = elsewhereOf(layers, wrapper)
  return {
    rule: 'handler-missing',
    file,
    what: `${custom ? `${runtime} starts \`bootstrap\`` : `The handler ${handler} is in ${place.shown}`}, and the package has no such file.${cause.what}`,
    consequence: `${elsewhere === undefined ? 'The first invoke fails' : `Unless ${elsewhere}, the first invoke fails`}: ${place.failure}.`,
    remedy: cause.remedy,
    certain: elsewhere === undefined,
  }
}

function elsewhereOf(layers: boolean, wrapper: boolean): string | undefined {
  if (wrapper) return 'the wrapper or layer that starts the function loads something else'
  return layers ? 'one of the layers of the function holds it' : undefined
}

function malformed(runtime: string, handler: string, { wrapper }: Traits): Finding {
  return {
    rule: 'handler-malformed',
    what: `The handler ${handler} of the function is not one that ${runtime} understands.`,
    consequence: 'The first invoke fails: Runtime.MalformedHandlerName.',
    remedy: 'Configure the handler as `file.function`, for example `index.handler` for index.js.',
    certain: !wrapper,
  }
}
