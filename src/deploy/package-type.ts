import type { FunctionState } from '../aws/function-state.ts'
import { DeployError } from '../errors.ts'
import type { Artifact } from '../package/artifact.ts'

/**
 * The package type of a function never changes, so a source of the other kind can only be a mistake.
 *
 * @throws {DeployError} before anything is sent
 */
export function refuseMismatch(artifact: Artifact, { name, packageType }: FunctionState): void {
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
