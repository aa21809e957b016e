import { readlinkSync, realpathSync } from 'node:fs'
import { isAbsolute, posix, relative, resolve, sep } from 'node:path'
import { DeployError } from '../errors.ts'

/** Where a function finds its layers, its code and its own files: what leads there makes sense there only. */
const PLACES_ON_LAMBDA = ['/opt', '/var/task', '/tmp']

/** Links to what packages may need without declaring it. */
const OF_PNPM = /(^|\/)node_modules\/\.pnpm\/node_modules\/(@[^/]+\/)?[^/]+$/

/**
 * What a link in the package leads to, with forward slashes. A relative target that stays inside the
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
 * @throws DeployError if another leads out of the directory or its target is not UTF-8. Errors of
 *   readlink are thrown as they are.
 */
export function linkTarget(path: string, name: string, root: string): string | undefined {
  const target = readlinkSync(path)
  const replaced = target.includes('\ufffd')
  if (replaced && !readlinkSync(path, 'buffer').equals(Buffer.from(target))) throw notUtf8(name, target)
  const folder = resolve(path, '..')
  const spelled = resolve(folder, target)
  const real = realPath(path)
  if (isInside(spelled, root)) {
    // It may be by way of another link that leads out.
    if (real !== undefined && !isInside(real, root) && !isOnLambda(real)) {
      throw leadsOut(path, name, `${target} and so to ${real}`)
    }
    return slashed(staysInside(target, folder, root) ? target : wayTo(spelled, folder))
  }
  if (real !== undefined && isInside(real, root)) return slashed(wayTo(real, folder))
  if (isAbsolute(target) && isOnLambda(slashed(target))) return slashed(target)
  if (OF_PNPM.test(name)) return undefined
  throw leadsOut(path, name, target)
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

function wayTo(path: string, folder: string): string {
  return relative(folder, path) || '.'
}

function slashed(path: string): string {
  return path.replaceAll(sep, '/')
}

function leadsOut(path: string, name: string, target: string): DeployError {
  return new DeployError({
    what: `Could not package the link ${name}.`,
    why: `It leads to ${target}, which is outside the directory and will not be there on Lambda.`,
    remedy: `${remedyFor(path)}, or leave the link out with \`exclude\`: /${name}`,
  })
}

/** Packages are linked to by workspaces, whose tools know how to copy them. */
function remedyFor(path: string): string {
  if (!path.split(sep).includes('node_modules')) return 'Copy what it leads to into the directory'
  return 'Use a folder made by `pnpm --filter NAME deploy --prod DIR` as `source-dir`, install with `npm install --install-links`'
}

function notUtf8(name: string, target: string): DeployError {
  return new DeployError({
    what: `Could not package the link ${name}: its target ${target} is not valid UTF-8.`,
    remedy: `Rename what it leads to, or leave it out with \`exclude\`: /${name}`,
  })
}
