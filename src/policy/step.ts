import { accountOf, parseArn } from '../arn.ts'
import { bareName, functionArn } from '../function-name.ts'
import { environmentOf, type InputsByName, quote } from '../inputs/fields.ts'
import { type Inputs, readInputs } from '../inputs/inputs.ts'
import { Problems } from '../inputs/problems.ts'
import { type CredentialPlan, planCredentials } from '../plan/credentials.ts'
import { planRelease, type ReleasePlan } from '../plan/release.ts'
import { givenSources, planSource, type Source } from '../plan/source.ts'
import { namedFunctions } from '../plan/targets.ts'
import { partitionOf } from '../region.ts'
import { type NamedInConfiguration, namedInConfiguration } from './configuration.ts'
import { generalise, refuseExpressions } from './expressions.ts'
import { ACCOUNT, REGION } from './placeholders.ts'
import { checkJob, type Job } from './trust.ts'

/** Where the function is, as far as it is known beside the inputs. */
export interface FunctionLocation {
  /** Account of the function. Defaults to the one in its ARN, else the role's. */
  readonly account?: string | undefined
  readonly region?: string | undefined
}

/** The function that a step deploys; what is not known of it is a placeholder. */
export interface Target {
  readonly partition: string
  readonly region: string
  readonly account: string
  readonly name: string
  /** Without qualifier. */
  readonly arn: string
}

/** What decides which requests a step makes. */
export interface Step {
  readonly inputs: Inputs
  /** At least one. */
  readonly targets: readonly Target[]
  readonly source: Source | undefined
  readonly release: ReleasePlan | undefined
  readonly role: CredentialPlan['role']
  readonly configuration: NamedInConfiguration | undefined
}

/**
 * Reads a step as the step itself does.
 *
 * @throws {DeployError} naming every input that is invalid
 */
export function readStep(byName: InputsByName, known: FunctionLocation & Job): Step {
  const problems = new Problems()
  const inputs = readInputs(environmentOf(generalise(byName, problems)), problems)
  refuseExpressions(known, problems)
  checkJob(known, problems)
  if (known.account !== undefined && !problems.has('account') && !/^\d{12}$/.test(known.account)) {
    problems.add(`\`account\` must be an account id of 12 digits; it is ${quote(known.account)}.`)
  }
  const targets = targetsOf(inputs, known, problems)
  const source = givenSources(inputs).length === 0 ? undefined : planSource(inputs, problems)
  const { release } = planRelease(inputs, problems)
  const { role } = planCredentials(inputs, targets.flatMap(knownTarget), problems)
  const configuration = namedInConfiguration(inputs.configuration, problems)
  problems.refuse()
  return { inputs, targets, source, release, role, configuration }
}

/** A target as a plan has it; none where its Region is not known, so that nothing follows from that. */
function knownTarget({ name, region, account }: Target) {
  return region === REGION ? [] : [{ functionName: name, region, account }]
}

/** Every function in every Region, as the step has it. */
function targetsOf(inputs: Inputs, known: FunctionLocation, problems: Problems): readonly Target[] {
  const functions = namedFunctions(inputs, problems) ?? [{ name: '' }]
  const { role } = inputs.credentials
  const regions = inputs.regions.length > 0 ? inputs.regions : [known.region ?? REGION]
  return functions.flatMap((named) =>
    (named.region === undefined ? regions : [named.region]).map((region) => {
      const account = named.account ?? known.account ?? accountOf(role) ?? ACCOUNT
      const partition = parseArn(named.name).partition || parseArn(role).partition || partitionOf(region)
      const place = { partition, region, account, name: bareName(named.name) }
      return { ...place, arn: functionArn(place) }
    }),
  )
}
