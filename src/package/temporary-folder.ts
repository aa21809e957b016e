import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeployError } from '../errors.ts'
import { systemReason } from '../system-error.ts'

/**
 * Gives a folder to `work` and removes it afterwards, whatever happened.
 *
 * @param parent where to make it; the system's own place for such folders where it is not given
 * @throws {DeployError} where it cannot be made
 */
export async function withTemporaryFolder<T>(
  parent: string | undefined,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const place = parent || tmpdir()
  const folder = await mkdtemp(join(place, 'deploy-lambda-')).catch((cause: unknown) => {
    throw new DeployError({
      what: `No temporary folder could be made in ${place}.`,
      why: systemReason(cause),
      remedy:
        'Let RUNNER_TEMP name a folder that the runner may write to, on a disk with room for the package.',
      cause,
    })
  })
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
