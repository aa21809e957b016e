import { readlinkSync, realpathSync } from 'node:fs'
import { isAbsolute, posix, relative, resolve, sep } from 'node:path'
import { DeployError } from '../errors.ts'

/** Where a function finds its layers, its code and its own files: what leads there makes sense there only. */
const PLACES_ON_LAMBDA = ['/opt', '/var/task', '/tmp']

/** Links to what packages may need without declaring it. */
const OF_PNPM = /(^|\/)node_modules\/\.pnpm\/node_modules\/(@[^/]+\/)?[^/]+$/

/** Where a link leads in the package, with forward slashes, or else where it leads outside the directory. */
export type LinkTarget =
  | { readonly target: string; readonly outside?: never }
  | { readonly outside: string; readonly target?: never }

/**
 * Where a link in the package leads. A relative target that stays inside the
 * directory is kept as it is, whether or not it exists, and so is one below /opt, /var/task or /tmp.
 * Another way to a place inside the directory is rewritten to the relative one.
 *
 * `pnpm deploy` leaves a link to the workspace's own copy of the package among those that pnpm keeps
 * for packages which do not declare what they need. It leads out, and nothing else comes by it.
 *
 * @param path Absolute path of the link; that of the folder it is in must be real.
 * @param name Path of the link in the directory, for messages.
 * @param root Real path of the directory.
 * @returns undefined for such a link of pnpm's, which does not belong in the package.
 * @throws DeployError if its target is not UTF-8. Errors of readlink are thrown as they are.
 */
export function linkTarget(path: string, name: string, root: string): LinkTarget | undefined {
  const target = readlinkSync(path)
  const replaced = target.includes('\ufffd')
  if (replaced && !readlinkSync(path, 'buffer').equals(Buffer.from(target))) throw notUtf8(name, target)
  const folder = resolve(path, '..')
  const spelled = resolve(folder, target)
  const real = realPath(path)
  if (isInside(spelled, root)) {
    // It may be by way of another link that leads out.
    if (real !== undefined && !isInside(real, root) && !isOnLambda(real)) {
      return { outside: `${target} and so to ${real}` }
    }
    return inside(staysInside(target, folder, root) ? target : relativePath(spelled, folder))
  }
  if (real !== undefined && isInside(real, root)) return inside(relativePath(real, folder))
  if (isAbsolute(target) && isOnLambda(withSlashes(target))) return inside(target)
  if (OF_PNPM.test(name)) return undefined
  return { outside: target }
}

function inside(target: string): LinkTarget {
  return { target: withSlashes(target) }
}

/** The real path; undefined if there is nothing, or nothing that can be reached. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}

/** Whether the target never climbs above the root, whose name is another one on Lambda. */
function staysInside(target: string, folder: string, root: string): boolean {
  if (isAbsolute(target)) return false
  let path = folder
  return target.split(sep).every((segment) => {
    path = resolve(path, segment)
    return isInside(path, root)
  })
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function isOnLambda(path: string): boolean {
  const plain = `${posix.normalize(path)}/`
  return PLACES_ON_LAMBDA.some((place) => plain.startsWith(`${place}/`))
}

function relativePath(path: string, folder: string): string {
  return relative(folder, path) || '.'
}

function withSlashes(path: string): string {
  return path.replaceAll(sep, '/')
}

function notUtf8(name: string, target: string): DeployError {
  return new DeployError({
    what: `Could not package the link ${name}: its target ${target} is not valid UTF-8.`,
    remedy: `Rename what it leads to, or leave it out with \`exclude\`: /${name}`,
  })
}
