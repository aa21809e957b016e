import { readlinkSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { DeployError } from '../errors.ts'
import { systemCode, systemReason } from './system-error.ts'

/**
 * The real path of what a link in the directory leads to.
 *
 * @param name Path of the link in the directory, for messages.
 * @param root Real path of the directory.
 * @returns `undefined` where the link dangles.
 * @throws DeployError where it loops, leads out of the directory, or cannot be followed.
 */
export function followLink(path: string, name: string, root: string): string | undefined {
  const real = resolveLink(path, name)
  if (real !== undefined && !isInside(real, root)) {
    throw unusable(path, name, 'which is outside the directory', 'Copy what it leads to into the directory')
  }
  return real
}

/** The error for a link that leads to nothing. */
export function danglingLink(path: string, name: string): DeployError {
  return unusable(path, name, 'which does not exist', 'Create what it should lead to')
}

/** The error for a link to a directory that the link itself is in. */
export function loopingLink(path: string, name: string): DeployError {
  return unusable(path, name, 'so that following it never ends', 'Remove the link')
}

function resolveLink(path: string, name: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT') return undefined
    if (code === 'ELOOP') throw loopingLink(path, name)
    throw unusable(
      path,
      name,
      `which cannot be read: ${systemReason(code ?? String(error))}`,
      'Make it readable',
    )
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function unusable(path: string, name: string, why: string, remedy: string): DeployError {
  return new DeployError({
    what: `Could not package the link ${name}.`,
    why: `Links are followed, and it leads to ${readlinkSync(path)}, ${why}.`,
    remedy: `${remedy}, or leave the link out with \`exclude\`.`,
  })
}
