import { homedir } from 'node:os'
import { DeployError } from '../errors.ts'
import type { Environment } from '../inputs/fields.ts'

/**
 * The SDK looks for its configuration in the home directory at odd moments, also if everything is in the
 * environment, and breaks off if the user has none (containers that run as a number, without HOME).
 *
 * @throws {DeployError} before it does
 */
export function requireHomeDirectory(env: Environment, find: () => string = homedir): void {
  if (env['HOME'] || env['USERPROFILE'] || env['HOMEPATH']) return
  try {
    find()
  } catch (cause) {
    throw new DeployError({
      what: 'The user of this runner has no home directory, where the AWS SDK looks for its configuration.',
      why: cause instanceof Error ? cause.message : String(cause),
      remedy: 'Set HOME in the environment of the job, to any directory.',
      cause,
    })
  }
}
