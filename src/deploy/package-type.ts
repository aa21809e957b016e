import type { FunctionState } from '../aws/function-state.ts'
import { DeployError } from '../errors.ts'
import type { Artifact } from '../package/artifact.ts'
import type { TargetPlan } from '../plan/plan.ts'

/**
 * Refuses what can only be a mistake: a source of the other package type, which never changes, and
 * `publish-to` for a function that is not on managed instances.
 *
 * @throws {DeployError} before anything is sent
 */
export function refuseMismatch(artifact: Artifact, target: FunctionState, plan: TargetPlan): void {
  const { name, packageType, managedInstances } = target
  if (plan.release?.publishTo !== undefined && !managedInstances) throw notManaged(name)
  const wanted = artifact.kind === 'image' ? 'Image' : 'Zip'
  if (packageType === wanted) return
  throw new DeployError({
    what:
      wanted === 'Image'
        ? `${name} is a ${packageType} function: it takes a zip, not a container image.`
        : `${name} is an ${packageType} function: it takes a container image, not a zip.`,
    remedy:
      wanted === 'Image'
        ? 'Give `zip-file`, or `s3-bucket` with `s3-key`, in place of `image-uri`; or create another function from the image.'
        : 'Give `image-uri`; or create another function from the zip. The package type of a function never changes.',
  })
}

/** For `publish-to` with any other function. */
export function notManaged(name: string): DeployError {
  return new DeployError({
    what: `${name} is not on managed instances, which \`publish-to\` is for.`,
    remedy: 'Use `publish: true` or `alias` in place of `publish-to`.',
  })
}
