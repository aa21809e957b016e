import { type HandlerPlace, isFoundAt } from './handler-place.ts'

/** Why the handler's file is probably missing, and what to do about it. */
export interface LikelyCause {
  /** The end of the sentence that says what is needed; without a full stop. */
  readonly what: string
  readonly remedy: string
  /** The package has a file that should probably be the handler's. */
  readonly seen: boolean
}

/** Folders that hold other people's code: an index.js in there is not the handler. */
const FOREIGN = /(^|\/)(node_modules|site-packages|dist-packages|vendor|__pycache__|\.[^/]+)\//

/** Looks for the handler's file in the wrong folder, in the wrong case, and before compilation. */
export function likelyCause(place: HandlerPlace, names: readonly string[], runtime: string): LikelyCause {
  return (
    tooDeep(place, names) ??
    otherCase(place, names) ??
    notCompiled(place, names, runtime) ?? {
      what: ', but the package has no such file',
      remedy: 'Add the file to the package, or change the handler in the configuration of the function.',
      seen: false,
    }
  )
}

function tooDeep(place: HandlerPlace, names: readonly string[]): LikelyCause | undefined {
  const [folder] = names.flatMap((name) => folderOf(place, name) ?? []).sort((a, b) => depth(a) - depth(b))
  if (folder === undefined) return undefined
  const top = place.files[0]?.includes('/') === true ? '' : ' at the top of the package'
  if (names.every((name) => name.startsWith(folder))) {
    return {
      what: `${top}, but everything is inside ${folder}`,
      remedy: `Zip the contents of ${folder} instead of the folder itself, or give that folder as \`source-dir\`.`,
      seen: true,
    }
  }
  return {
    what: `${top}, but the package has it in ${folder}`,
    remedy: `Package the contents of ${folder}, or put ${folder} before the handler in the configuration of the function.`,
    seen: true,
  }
}

/** The folder, with its slash, in which the file would serve; `undefined` if it would in none. */
function folderOf(place: HandlerPlace, name: string): string | undefined {
  if (FOREIGN.test(name)) return undefined
  for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
    if (isFoundAt(place, name.slice(end + 1))) return name.slice(0, end + 1)
  }
  return undefined
}

function depth(folder: string): number {
  return folder.split('/').length
}

function otherCase(place: HandlerPlace, names: readonly string[]): LikelyCause | undefined {
  const wanted = new Set(place.files.map((file) => file.toLowerCase()))
  const found = names.find((name) => wanted.has(name.toLowerCase()))
  return found === undefined
    ? undefined
    : {
        what: `, but the package has ${found}, and Lambda is case-sensitive`,
        remedy: 'Rename the file, or change the handler in the configuration of the function.',
        seen: true,
      }
}

function notCompiled(
  place: HandlerPlace,
  names: readonly string[],
  runtime: string,
): LikelyCause | undefined {
  const sources = new Set(
    place.files.flatMap((file) => {
      const path = file.replace(/\.[^./]*$/, '')
      return ['.ts', '.mts', '.cts', '.tsx', '.java', '.kt', '.scala', '.cs'].map(
        (extension) => path + extension,
      )
    }),
  )
  const found = names.find((name) => sources.has(name))
  return found === undefined
    ? undefined
    : {
        what: `, but the package has only its source, ${found}, which ${runtime} does not run`,
        remedy: 'Compile it in an earlier step and package the result.',
        seen: true,
      }
}
