import type { Deployment } from '../deploy/deployment.ts'
import type { DeployError } from '../errors.ts'
import type { Target } from '../plan/plan.ts'

/** The scalar outputs; what does not apply is left out. */
export type Outputs = Readonly<Record<string, string>>

/** Everything a later step may want to know of one target, by the names of the outputs. */
export function outputsOf(deployment: Deployment): Outputs {
  const { current, published, alias, previous, changed, region } = deployment
  const shown = published ?? current
  const functionArn = current.arn.replace(/:\$LATEST$/, '')
  const outputs: Record<string, string | undefined> = {
    'function-name': current.name,
    'function-arn': functionArn,
    region,
    version: shown.version,
    'version-arn': published && `${functionArn}:${published.version}`,
    'alias-arn': alias?.arn,
    'code-sha256': shown.codeSha256,
    'code-size': String(shown.codeSize),
    architecture: shown.architecture,
    'package-type': shown.packageType,
    'resolved-image-uri': current.resolvedImageUri,
    'revision-id': shown.revisionId,
    'last-modified': shown.lastModified,
    changed: String(changed),
    'previous-code-sha256': previous.codeSha256,
    'previous-version': previous.version,
  }
  return Object.fromEntries(
    Object.entries(outputs).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/** The `results` output of a target that was reached. */
export function resultOf(deployment: Deployment): object {
  const { changed, 'code-size': size, ...texts } = outputsOf(deployment)
  return { status: deployment.status, ...texts, 'code-size': Number(size), changed: changed === 'true' }
}

/** The `results` output of a target that failed. */
export function failureOf(target: Target | undefined, error: DeployError): object {
  const known = target && { 'function-name': target.functionName, region: target.region }
  return { status: 'failed', ...known, error: error.message }
}
