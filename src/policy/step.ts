import { accountOf, functionArn, partitionOf } from '../arn.ts'
import { type Environment, quote } from '../inputs/fields.ts'
import { type FunctionReference, parseFunctionName } from '../inputs/function-name.ts'
import { type Inputs, readInputs } from '../inputs/inputs.ts'
import { Problems } from '../inputs/problems.ts'
import { type CredentialPlan, planCredentials } from '../plan/credentials.ts'
import { planRelease, type ReleasePlan } from '../plan/release.ts'
import { planSource, type Source } from '../plan/source.ts'
import { generalise, refuseExpressions } from './expressions.ts'
import { ACCOUNT, REGION } from './placeholders.ts'
import { checkJob, type Job } from './trust.ts'

/** `with:` of a step, by name. */
export type InputsByName = Readonly<Record<string, string | undefined>>

/** What a step's inputs do not tell. */
export interface Facts {
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
export function readStep(byName: InputsByName, facts: Facts & Job): Step {
  const problems = new Problems()
  const inputs = readInputs(asEnvironment(generalise(byName, problems)), problems)
  refuseExpressions(facts, problems)
  checkJob(facts, problems)
  const target = targetOf(inputs, facts, problems)
  const { zipFile, sourceDir, imageUri, s3Bucket, s3Key } = inputs
  const named = zipFile ?? sourceDir ?? imageUri ?? s3Bucket ?? s3Key
  const source = named === undefined ? undefined : planSource(inputs, problems)
  const { release } = planRelease(inputs, problems)
  const { role } = planCredentials(inputs, reachable(target), problems)
  problems.refuse()
  return { inputs, target, source, release, role }
}

/** The target as a plan has it; undefined where its Region is not known, so that nothing follows from that. */
function reachable({ name, region, account }: Target) {
  return region === REGION ? undefined : { functionName: name, region, account }
}

/** The step's own inputs, by name, as the runner hands them over. */
export function inputsByName(env: Environment): InputsByName {
  const inputs = Object.entries(env).filter(([name]) => name.startsWith('INPUT_'))
  return Object.fromEntries(inputs.map(([name, value]) => [name.slice('INPUT_'.length).toLowerCase(), value]))
}

function asEnvironment(byName: InputsByName): Environment {
  return Object.fromEntries(
    Object.entries(byName).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
}

function targetOf(inputs: Inputs, facts: Facts, problems: Problems): Target {
  const text = inputs.functionNames[0] ?? ''
  const reference = parseFunctionName(text)
  if (text === '') {
    if (!problems.has('function-name')) problems.add('`function-name` is missing.')
  } else if ('refused' in reference) problems.add(`\`function-name\` ${quote(text)} ${reference.refused}.`)
  const known: Partial<FunctionReference> = 'refused' in reference ? {} : reference
  const role = inputs.credentials.role
  const region = known.region ?? inputs.region ?? facts.region ?? REGION
  const account = known.account ?? facts.account ?? accountOf(role) ?? ACCOUNT
  const partition = [text, role ?? ''].find((arn) => arn.startsWith('arn:'))?.split(':')[1]
  const arn = functionArn(text, { region, account, partition: partition ?? partitionOf(region) })
  const [, ownPartition = '', , , , , name = ''] = arn.split(':')
  return { partition: ownPartition, region, account, name, arn }
}
