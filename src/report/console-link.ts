import { parseFunctionArn } from '../function-name.ts'
import { consoleHost } from '../region.ts'

/**
 * Where the console shows a function, or a version or alias of it.
 *
 * @param arn a function's ARN, with or without qualifier, as Lambda returned it: the partition is its
 */
export function consoleLink(arn: string): string | undefined {
  const { partition = '', region = '', name, qualifier } = parseFunctionArn(arn) ?? {}
  const host = consoleHost(partition, region)
  if (host === undefined || qualifier?.startsWith('$')) return undefined
  const kind = qualifier !== undefined && /^\d+$/.test(qualifier) ? 'versions' : 'aliases'
  const path = qualifier === undefined ? '' : `/${kind}/${qualifier}`
  return `https://${host}/lambda/home?region=${region}#/functions/${name}${path}`
}
