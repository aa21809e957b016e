import type { Deployment } from '../deploy/deployment.ts'

/** What may stand in a command that people copy; names from Lambda always fit. */
const WORD = /^[\w.:/@={}-]+$/

/**
 * The AWS CLI command that brings back what was there before; undefined where nothing that could be
 * brought back is known.
 */
export function rollbackCommand(deployment: Deployment): string | undefined {
  const { alias, previous, current, region, status, changed } = deployment
  if (status !== 'deployed') return undefined
  const target = ['--region', region, '--function-name', current.name]
  if (alias !== undefined) {
    if (alias.from === undefined || alias.from === alias.to) return undefined
    const back = ['--name', alias.name, '--function-version', alias.from]
    return aws('update-alias', ...target, ...back, '--routing-config', 'AdditionalVersionWeights={}')
  }
  if (!changed) return undefined
  const moved = previous.architecture !== current.architecture
  const update = [...target, ...(moved ? ['--architectures', previous.architecture] : [])]
  if (previous.resolvedImageUri !== undefined) {
    return aws('update-function-code', ...update, '--image-uri', previous.resolvedImageUri)
  }
  if (previous.sameCodeVersion === undefined) return undefined
  const url = aws(
    'get-function',
    ...target,
    '--qualifier',
    previous.sameCodeVersion,
    '--query',
    'Code.Location',
  )
  const back = aws('update-function-code', ...update, '--zip-file', 'fileb://previous.zip')
  return url && back && `curl -o previous.zip "$(${url} --output text)" &&\n  ${back}`
}

function aws(command: string, ...words: readonly string[]): string | undefined {
  return words.every((word) => WORD.test(word)) ? `aws lambda ${command} ${words.join(' ')}` : undefined
}
