import type { Deployment } from '../deploy/deployment.ts'

/** The AWS CLI command that brings back what was there before; undefined where nothing was published before. */
export function rollbackCommand(deployment: Deployment): string | undefined {
  const { alias, previous, current, region, status } = deployment
  if (status !== 'deployed') return undefined
  const target = `--region ${region} --function-name ${current.name}`
  if (alias !== undefined) {
    if (alias.from === undefined || alias.from === alias.to) return undefined
    return `aws lambda update-alias ${target} --name ${alias.name} --function-version ${alias.from} --routing-config AdditionalVersionWeights={}`
  }
  if (!deployment.changed) return undefined
  if (previous.resolvedImageUri !== undefined) {
    return `aws lambda update-function-code ${target} --image-uri ${previous.resolvedImageUri}`
  }
  if (previous.version === undefined) return undefined
  return [
    `curl -o previous.zip "$(aws lambda get-function ${target} --qualifier ${previous.version} --query Code.Location --output text)"`,
    `aws lambda update-function-code ${target} --zip-file fileb://previous.zip`,
  ].join(' &&\n  ')
}
