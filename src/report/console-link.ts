/** Consoles by partition; the isolated partitions have none that could be linked to. */
const HOSTS: Readonly<Record<string, (region: string) => string>> = {
  aws: (region) => `${region}.console.aws.amazon.com`,
  'aws-us-gov': () => 'console.amazonaws-us-gov.com',
  'aws-cn': () => 'console.amazonaws.cn',
  'aws-eusc': (region) => `${region}.console.amazonaws-eusc.eu`,
}

/**
 * Where the console shows a function, or a version or alias of it.
 *
 * @param arn a function's ARN, with or without qualifier, as Lambda returned it: the partition is its
 */
export function consoleLink(arn: string): string | undefined {
  const parts = /^arn:([a-z-]+):lambda:([a-z0-9-]+):\d{12}:function:([\w-]+)(?::([\w-]+))?$/.exec(arn)
  if (parts === null) return undefined
  const [, partition = '', region = '', name = '', qualifier] = parts
  const host = Object.hasOwn(HOSTS, partition) ? HOSTS[partition]?.(region) : undefined
  if (host === undefined) return undefined
  const kind = qualifier !== undefined && /^\d+$/.test(qualifier) ? 'versions' : 'aliases'
  const place = qualifier === undefined ? '' : `/${kind}/${qualifier}`
  return `https://${host}/lambda/home?region=${region}#/functions/${name}${place}`
}
