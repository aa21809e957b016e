import { accountOf, parseArn } from '../arn.ts'
import { bareName, functionArn } from '../function-name.ts'
import { environmentOf, type InputsByName } from '../inputs/fields.ts'
import { type Inputs, readInputs } from '../inputs/inputs.ts'
import { Problems } from '../inputs/problems.ts'
import { type CredentialPlan, planCredentials } from '../plan/credentials.ts'
import { planRelease, type ReleasePlan } from '../plan/release.ts'
import { givenSources, planSource, type Source } from '../plan/source.ts'
import { namedFunction } from '../plan/target.ts'
import { partitionOf } from '../region.ts'
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
  readonly target: Target
  readonly source: Source | undefined
  readonly release: ReleasePlan | undefined
  readonly role: CredentialPlan['role']
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
  const target = targetOf(inputs, known, problems)
  const source = givenSources(inputs).length === 0 ? undefined : planSource(inputs, problems)
  const { release } = planRelease(inputs, problems)
  const { role } = planCredentials(inputs, knownTarget(target), problems)
  problems.refuse()
  return { inputs, target, source, release, role }
}

/** The target as a plan has it; undefined where its Region is not known, so that nothing follows from that. */
function knownTarget({ name, region, account }: Target) {
  return region === REGION ? undefined : { functionName: name, region, account }
}

function targetOf(inputs: Inputs, known: FunctionLocation, problems: Problems): Target {
  const named = namedFunction(inputs, problems)
  const { role } = inputs.credentials
  const region = named?.region ?? inputs.region ?? known.region ?? REGION
  const account = named?.account ?? known.account ?? accountOf(role) ?? ACCOUNT
  const partition = parseArn(named?.name).partition || parseArn(role).partition || partitionOf(region)
  const place = { partition, region, account, name: bareName(named?.name ?? '') }
  return { ...place, arn: functionArn(place) }
}
