import { bareName, type FunctionReference, parseFunctionName } from '../function-name.ts'
import { quote } from '../inputs/fields.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
import { partitionOf, REGION_NAME } from '../region.ts'

/** A function that gets the code. */
export interface Target {
  /** Bare name or ARN, as it was given. */
  readonly functionName: string
  readonly region: string
  /** As the ARN says it, if one was given. */
  readonly account?: string
}

/** As many as a matrix of jobs has at most; with more of them the results would not fit into an output. */
const MOST_TARGETS = 256

/**
 * Every function in every Region, in the order in which they were given; an ARN brings its own Region.
 *
 * @param account of what is named without one, as far as it is known
 * @returns none where functions or Regions are a problem
 */
export function planTargets(
  inputs: Inputs,
  account: string | undefined,
  problems: Problems,
): readonly Target[] {
  const functions = namedFunctions(inputs, problems)
  const regions = regionsOf(inputs, problems)
  if (functions === undefined || regions === undefined) return []
  refuseOtherRegions(functions, inputs, problems)
  const targets = functions.flatMap(({ name, region: own, account: of }) =>
    (own === undefined ? regions : [own]).map((region) => ({
      functionName: name,
      region,
      ...(of && { account: of }),
    })),
  )
  if (targets.length === 0) problems.add('No Region: set `aws-region`, or AWS_REGION in the environment.')
  if (targets.length > MOST_TARGETS) {
    problems.add(
      `\`function-name\` and \`aws-region\` make ${targets.length} targets; a step takes at most ${MOST_TARGETS}.`,
    )
  }
  refuseTwice(targets, account, problems)
  refuseSeveralPartitions(targets, problems)
  return targets
}

/** The functions that the inputs name; undefined where that is a problem. */
export function namedFunctions(
  { functionNames }: Inputs,
  problems: Problems,
): readonly FunctionReference[] | undefined {
  if (problems.has('function-name')) return undefined
  if (functionNames.length === 0) {
    problems.add('`function-name` is missing.')
    return undefined
  }
  const functions: FunctionReference[] = []
  for (const name of functionNames) {
    const parsed = parseFunctionName(name)
    const hint = name.includes(',') ? '; give one function per line' : ''
    if ('invalid' in parsed) problems.add(`\`function-name\` ${quote(name)} ${parsed.invalid}${hint}.`)
    else functions.push(parsed)
  }
  return problems.has('function-name') ? undefined : functions
}

/** Where functions are that bring no Region; none where nothing says it, undefined where that is a problem. */
function regionsOf({ regions, defaultRegion }: Inputs, problems: Problems): readonly string[] | undefined {
  if (problems.has('aws-region')) return undefined
  const twice = regions.find((region, at) => regions.indexOf(region) !== at)
  if (twice !== undefined) {
    problems.add(`\`aws-region\` has ${twice} more than once; name it once.`)
    return undefined
  }
  if (regions.length > 0 || defaultRegion === undefined) return regions
  if (REGION_NAME.test(defaultRegion)) return [defaultRegion]
  problems.add(
    `AWS_REGION in the environment is not the name of an AWS Region; it is ${quote(defaultRegion)}.`,
  )
  return undefined
}

/** An ARN of a Region that is not asked for, and a Region that no function is for, are mistakes. */
function refuseOtherRegions(
  functions: readonly FunctionReference[],
  { regions }: Inputs,
  problems: Problems,
): void {
  if (regions.length === 0) return
  for (const { name, region } of functions) {
    if (region === undefined || regions.includes(region)) continue
    const which = functions.length === 1 ? '' : ` ${quote(name)}`
    problems.add(
      `\`aws-region\` is ${regions.join(', ')}, but the ARN${which} in \`function-name\` is of ${region}; leave one of them out.`,
    )
  }
  const unused = regions.filter((each) => functions.every(({ region }) => region && region !== each))
  if (unused.length === 0 || unused.length === regions.length) return
  problems.add(
    `\`aws-region\` has ${unused.join(', ')}, where nothing would be deployed: every ARN in \`function-name\` is of another Region.`,
  )
}

/** Two deployments of one function at the same time would undo each other. */
function refuseTwice(targets: readonly Target[], account: string | undefined, problems: Problems): void {
  const seen = new Map<string, Target[]>()
  const twice = new Set<string>()
  for (const target of targets) {
    const place = `${bareName(target.functionName)} in ${target.region}`
    const others = seen.get(place) ?? []
    if (others.some((other) => isSameAccount(other.account ?? account, target.account ?? account)))
      twice.add(place)
    seen.set(place, [...others, target])
  }
  for (const place of twice) problems.add(`\`function-name\` has ${place} more than once; name it once.`)
}

/** Unless both are known and differ, they are taken for the same. */
function isSameAccount(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other
}

/** Credentials of one partition are unknown in all others. */
function refuseSeveralPartitions(targets: readonly Target[], problems: Problems): void {
  const partitions = [...new Set(targets.map(({ region }) => partitionOf(region)))]
  if (partitions.length < 2) return
  problems.add(
    `The Regions are in the partitions ${partitions.join(' and ')}, and no credentials are good for both; use a step for each.`,
  )
}
