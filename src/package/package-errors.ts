import { DeployError } from '../errors.ts'
import { systemReason } from '../system-error.ts'

/** The error for a file or directory that cannot be read; `cause` is what was thrown, or its code. */
export function unreadable(name: string, cause: unknown): DeployError {
  return new DeployError({
    what: `Could not read ${name} to package it.`,
    why: systemReason(cause),
    remedy: 'Make it readable for the user this step runs as, or leave it out with `exclude`.',
    cause,
  })
}

/** The error for a thread that has no more memory; `cause` is what was thrown, or its code. */
export function notEnoughMemory(cause: unknown): DeployError {
  return new DeployError({
    what: 'Could not package the directory: there is not enough memory.',
    why: systemReason(cause),
    remedy:
      'Use a runner with more memory, or leave large files out with `exclude`. If NODE_OPTIONS has --max-old-space-size, raise it.',
    cause,
  })
}

/** The error for what is no file, link or directory. */
export function notAFile(name: string): DeployError {
  return new DeployError({
    what: `Could not package ${name}: it is a socket, a named pipe or a device.`,
    why: 'A zip holds files, links and directories.',
    remedy: 'Remove it, or leave it out with `exclude`.',
  })
}

/** The error for more than `limit` entries. */
export function tooManyEntries(limit: number): DeployError {
  return beyondLambda(
    `It holds more than ${limit.toLocaleString('en')} files, links and empty directories.`,
    'A zip without extensions cannot hold it, and Lambda',
  )
}

/** The error for a file above 1 GiB. */
export function tooLargeFile(name: string): DeployError {
  return beyondLambda(`The file ${name} is larger than 1 GiB.`, 'Lambda')
}

function beyondLambda(what: string, who: string): DeployError {
  return new DeployError({
    what: `Could not package the directory. ${what}`,
    why: `${who} takes at most 262,144,000 bytes, unzipped.`,
    remedy: 'Leave files out with `exclude`, `include` or a .lambdaignore file, or deploy a container image.',
  })
}
