import { findArn } from '../arn.ts'
import type { FunctionState } from '../aws/function-state.ts'
import type { AliasState } from '../aws/lambda-types.ts'
import type { ReadOptions } from '../aws/request.ts'
import { ServiceError } from '../aws/service-error.ts'
import { bareName } from '../function-name.ts'
import type { Artifact } from '../package/artifact.ts'
import { readableSize } from '../size.ts'
import type { Context } from './context.ts'
import { currentHash } from './current-hash.ts'
import { refuseMismatch } from './package-type.ts'
import { loadPreflight } from './preflight.ts'
import { refuseRouting } from './refuse-routing.ts'
import { waitUntilIdle } from './wait.ts'

/** The function as it is before anything is changed. */
export interface TargetState {
  readonly before: FunctionState
  /** The artifact's hash, as far as it is known right now. */
  readonly hash: string | undefined
  readonly alias: AliasState | undefined
}

/**
 * Reads everything that decides what there is to do, and waits while somebody's update is in progress.
 *
 * @returns undefined for a function that is not there, and is to be created then
 */
export async function readTarget(artifact: Artifact, context: Context): Promise<TargetState | undefined> {
  const { plan, aws, log, progress } = context
  const { facts } = progress
  const aliasName = plan.release?.alias?.name
  const profile = 'upload' in plan.source ? plan.source.upload?.signingProfile : undefined
  loadPreflight(artifact, context)
  return progress.phase('Read', async () => {
    const options = { failed: (error: ServiceError) => readFailure(error, context) }
    const beside = Promise.all([
      aliasName === undefined ? undefined : aws.lambda.getAlias(aliasName, options),
      plan.skipUnchanged && profile === undefined ? currentHash(artifact, context) : undefined,
    ])
    // Where the function cannot be read either, that is what is said.
    beside.catch(() => undefined)
    const known = await readUnlessMissing(options, context)
    if (known === undefined) {
      facts.sha256 = (await beside)[1]
      log.info(`${bareName(plan.target.functionName)} in ${plan.target.region}: does not exist yet`)
      return undefined
    }
    facts.before = known
    const [alias, certain] = await beside
    const hash = profile === undefined ? certain : await hashIfSigned(artifact, profile, known, context)
    log.info(describeTarget(known, alias, context))
    Object.assign(facts, { aliasBefore: alias, sha256: hash })
    refuseMismatch(artifact, known, plan)
    refuseRouting(alias, plan)
    const before = plan.dryRun ? known : await waitUntilIdle(known, context)
    facts.before = before
    return { before, alias, hash }
  })
}

async function readUnlessMissing(
  options: ReadOptions,
  { aws, plan, progress }: Context,
): Promise<FunctionState | undefined> {
  try {
    return await aws.lambda.getFunction(undefined, options)
  } catch (error) {
    // What is not there is at no revision.
    const creates = plan.createIfMissing && plan.revisionId === undefined
    if (!creates || !(error instanceof ServiceError && error.notFound)) throw error
    progress.facts.missing = { arn: findArn(error.words) }
    return undefined
  }
}

async function hashIfSigned(
  artifact: Artifact,
  profile: string,
  known: FunctionState,
  context: Context,
): Promise<string | undefined> {
  if (artifact.kind !== 'zip' || !context.plan.skipUnchanged) return undefined
  const { signedHash } = await import('./signed-hash.ts')
  return signedHash(artifact, profile, known, context)
}

export function readFailure(error: ServiceError, { plan: { target }, aws }: Context): string {
  const account = aws.account === undefined ? '' : ` (account ${aws.account})`
  const place = `in ${target.region}${account}`
  if (error.notFound) return `Function ${target.functionName} was not found ${place}.`
  return `Function ${target.functionName} could not be read ${place}.`
}

/** e.g. `greeting in eu-west-1: Zip, x86_64, nodejs24.x, 158 B, code OguaX0SyQj, live = version 1`. */
export function describeTarget(
  known: FunctionState,
  alias: AliasState | undefined,
  { plan }: Context,
): string {
  const { name, packageType, architecture, runtime, codeSize, codeSha256 } = known
  const wanted = plan.release?.alias?.name
  const parts = [
    packageType,
    architecture,
    runtime,
    // Lambda knows no size of an image.
    packageType === 'Image' ? undefined : readableSize(codeSize),
    `code ${codeSha256.slice(0, 10)}`,
  ]
  if (wanted !== undefined) parts.push(`${wanted} = ${alias ? `version ${alias.version}` : 'none yet'}`)
  return `${name} in ${plan.target.region}: ${parts.filter((part) => part !== undefined).join(', ')}`
}
