import { type HandlerLocation, isFoundAt } from './handler-location.ts'

/** Why the handler's file is probably missing, and what to do about it. */
export interface MissingHandler {
  /** The end of the sentence that says what is needed; without a full stop. */
  readonly what: string
  readonly remedy: string
  /** The package has a file that should probably be the handler's. */
  readonly seen: boolean
}

type Cause = Omit<MissingHandler, 'seen'>

/** Folders of dependencies: an index.js in there is not the handler. */
const DEPENDENCIES = /(^|\/)(node_modules|site-packages|dist-packages|vendor|__pycache__|\.[^/]+)\//

/** Extensions of what a runtime does not load before it is compiled. */
const SOURCES = ['.ts', '.mts', '.cts', '.tsx', '.java', '.kt', '.scala', '.cs']

/** Looks for the handler's file in the wrong folder, in the wrong case, and before compilation. */
export function explainMissingHandler(
  location: HandlerLocation,
  names: readonly string[],
  runtime: string,
): MissingHandler {
  const cause =
    tooDeep(location, names) ?? otherCase(location, names) ?? notCompiled(location, names, runtime)
  if (cause !== undefined) return { ...cause, seen: true }
  return {
    what: ', but the package has no such file',
    remedy: 'Add the file to the package, or change the handler in the configuration of the function.',
    seen: false,
  }
}

function tooDeep(location: HandlerLocation, names: readonly string[]): Cause | undefined {
  const [folder] = names.flatMap((name) => folderOf(location, name) ?? []).sort((a, b) => depth(a) - depth(b))
  if (folder === undefined) return undefined
  const top = location.files[0]?.includes('/') === true ? '' : ' at the top of the package'
  if (names.every((name) => name.startsWith(folder))) {
    return {
      what: `${top}, but everything is inside ${folder}`,
      remedy: `Zip the contents of ${folder} instead of the folder itself, or give that folder as \`source-dir\`.`,
    }
  }
  return {
    what: `${top}, but the package has it in ${folder}`,
    remedy: `Package the contents of ${folder}, or put ${folder} before the handler in the configuration of the function.`,
  }
}

/** The folder, with its slash, in which the file would serve; `undefined` if it would in none. */
function folderOf(location: HandlerLocation, name: string): string | undefined {
  if (DEPENDENCIES.test(name)) return undefined
  for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
    if (isFoundAt(location, name.slice(end + 1))) return name.slice(0, end + 1)
  }
  return undefined
}

function depth(folder: string): number {
  return folder.split('/').length
}

function otherCase(location: HandlerLocation, names: readonly string[]): Cause | undefined {
  const wanted = new Set(location.files.map((file) => file.toLowerCase()))
  const similar = names.find((name) => wanted.has(name.toLowerCase()))
  if (similar === undefined) return undefined
  return {
    what: `, but the package has ${similar}, and Lambda is case-sensitive`,
    remedy: 'Rename the file, or change the handler in the configuration of the function.',
  }
}

function notCompiled(
  location: HandlerLocation,
  names: readonly string[],
  runtime: string,
): Cause | undefined {
  const paths = location.files.map((file) => file.replace(/\.[^./]*$/, ''))
  const sources = new Set(paths.flatMap((path) => SOURCES.map((extension) => path + extension)))
  const source = names.find((name) => sources.has(name))
  if (source === undefined) return undefined
  return {
    what: `, but the package has only its source, ${source}, which ${runtime} does not run`,
    remedy: 'Compile it in an earlier step and package the result.',
  }
}
