import { parseFunctionName } from '../function-name.ts'
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

/** The one function that the inputs name, and its Region; undefined where they do not say it. */
export function planTarget(inputs: Inputs, problems: Problems): Target | undefined {
  const [name, ...others] = inputs.functionNames
  if (name === undefined || others.length > 0) {
    problems.add(
      name === undefined
        ? '`function-name` is missing.'
        : '`function-name` takes one function a step; use a matrix for several.',
    )
    return undefined
  }
  const reference = parseFunctionName(name)
  if ('invalid' in reference) {
    problems.add(`\`function-name\` ${quote(name)} ${reference.invalid}.`)
    return undefined
  }
  if (reference.region && inputs.region && reference.region !== inputs.region) {
    problems.add(
      `\`aws-region\` is ${inputs.region}, but the ARN in \`function-name\` is of ${reference.region}; leave one of them out.`,
    )
  }
  const region = reference.region ?? inputs.region ?? inputs.defaultRegion
  if (region !== undefined && !REGION_NAME.test(region)) {
    problems.add(`AWS_REGION in the environment is not the name of an AWS Region; it is ${quote(region)}.`)
    return undefined
  }
  const { account } = reference
  if (region !== undefined) return { functionName: reference.name, region, ...(account && { account }) }
  problems.add('No Region: set `aws-region`, or AWS_REGION in the environment.')
  return undefined
}
