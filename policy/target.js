/** @typedef {Readonly<Record<string, string | undefined>>} Inputs `with:` of a step, by name */

/**
 * The function that a step deploys, as far as its inputs tell. What they do not tell stays a word in capitals,
 * so that nobody can take the policy for complete.
 *
 * @typedef {object} Target
 * @property {string} partition
 * @property {string} region
 * @property {string} account
 * @property {string} name
 * @property {string} arn without qualifier
 */

const NAME =
  /^(?:arn:(?<partition>[^:]+):lambda:)?(?:(?<region>[a-z]+(?:-[a-z]+)+-\d):)?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[\w-]+)$/

/**
 * Region and account come from the function's ARN, else from `aws-region` and from the account of `role-to-assume`.
 *
 * @param {Inputs} inputs
 * @returns {Target}
 */
export function targetOf(inputs) {
  const parts = NAME.exec(inputs['function-name'] ?? '')?.groups
  if (!parts) throw new Error('function-name=... is a function name, partial ARN or ARN without qualifier')
  const [, rolePartition, , , roleAccount] = (inputs['role-to-assume'] ?? '').split(':')
  const region = parts['region'] ?? inputs['aws-region'] ?? 'REGION'
  const account = parts['account'] ?? inputs['account'] ?? roleAccount ?? 'ACCOUNT'
  const partition = parts['partition'] ?? rolePartition ?? partitionOf(region)
  const name = parts['name'] ?? ''
  return {
    partition,
    region,
    account,
    name,
    arn: `arn:${partition}:lambda:${region}:${account}:function:${name}`,
  }
}

/** @param {string} region */
function partitionOf(region) {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  if (region.startsWith('eusc-')) return 'aws-eusc'
  const isolated = /^[a-z]{2}-iso([a-z]?)-/.exec(region)
  return isolated ? `aws-iso${isolated[1] && `-${isolated[1]}`}` : 'aws'
}
