import { type FunctionReference, parseFunctionName } from '../function-name.ts'
import { quote } from '../inputs/fields.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
import { REGION_NAME } from '../region.ts'

/** The function that gets the code. */
export interface Target {
  /** Bare name or ARN, as it was given. */
  readonly functionName: string
  readonly region: string
  /** As the ARN says it, if one was given. */
  readonly account?: string
}

/** The function that gets the code; undefined where its name or its Region is a problem. */
export function planTarget(inputs: Inputs, problems: Problems): Target | undefined {
  const named = namedFunction(inputs, problems)
  if (named === undefined) return undefined
  if (named.region && inputs.region && named.region !== inputs.region) {
    problems.add(
      `\`aws-region\` is ${inputs.region}, but the ARN in \`function-name\` is of ${named.region}; leave one of them out.`,
    )
  }
  const region = named.region ?? inputs.region ?? inputs.defaultRegion
  if (region === undefined) {
    problems.add('No Region: set `aws-region`, or AWS_REGION in the environment.')
    return undefined
  }
  if (!REGION_NAME.test(region)) {
    problems.add(`AWS_REGION in the environment is not the name of an AWS Region; it is ${quote(region)}.`)
    return undefined
  }
  return { functionName: named.name, region, ...(named.account && { account: named.account }) }
}

/** The one function that the inputs name; undefined where that is a problem. */
export function namedFunction({ functionNames }: Inputs, problems: Problems): FunctionReference | undefined {
  if (problems.has('function-name')) return undefined
  const [name, ...others] = functionNames
  if (name === undefined) {
    problems.add('`function-name` is missing.')
    return undefined
  }
  if (others.length > 0) {
    problems.add('`function-name` takes one function a step; use a matrix for several.')
    return undefined
  }
  const parsed = parseFunctionName(name)
  if (!('invalid' in parsed)) return parsed
  problems.add(`\`function-name\` ${quote(name)} ${parsed.invalid}.`)
  return undefined
}
