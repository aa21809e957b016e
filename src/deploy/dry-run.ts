import type { FunctionState } from '../aws/function-state.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import { type Artifact, DIRECT_LIMIT } from '../package/artifact.ts'
import { codeUpdate } from './code-update.ts'
import type { Context } from './context.ts'
import { lookUp, nameOf } from './current-hash.ts'
import type { DryRunAnswer } from './facts.ts'
import { withConfiguration } from './planned-function.ts'
import { preflight } from './preflight.ts'
import { reuseVersion } from './reusable-version.ts'
import { refuseOtherRevision } from './revision.ts'
import { requireBucket } from './upload.ts'

/** Makes a plan: checks everything that can be checked, says what would change, and changes nothing. */
export async function dryRun(
  artifact: Artifact,
  before: FunctionState,
  { same, configured }: { readonly same: boolean; readonly configured: boolean },
  context: Context,
): Promise<void> {
  const { log, progress } = context
  const { facts } = progress
  facts.codeKept = same
  facts.unchanged = same && configured
  if (artifact.kind === 'zip') facts.size = artifact.size
  if (same) {
    facts.size = before.codeSize
    facts.dryRunAnswer = { kind: configured ? 'nothing to ask' : 'cannot be asked' }
    if (!configured) {
      refuseOtherRevision(before, context.plan)
      return preflight(artifact, withConfiguration(before, context), context)
    }
    // The version that the alias would stay at, because it has this code already.
    await reuseVersion(facts.aliasBefore?.version, before, context).catch((error) =>
      warnIfDenied(error, context),
    )
    return
  }
  refuseOtherRevision(before, context.plan)
  await preflight(artifact, withConfiguration(before, context), context)
  const { source } = context.plan
  if (artifact.kind === 'zip' && 'upload' in source && source.upload) {
    await requireBucket(artifact, source.upload, before, context)
  }
  const answer = await progress.phase(
    'Dry run',
    () => validate(artifact, before, context),
    ({ kind }) => (kind === 'accepted' ? 'Lambda accepts the update' : undefined),
  )
  facts.dryRunAnswer = answer
  if (answer.kind === 'not asked')
    log.warning(`Lambda was not asked whether it accepts the update: ${answer.why}`)
}

/** Asks Lambda to check the update and to change nothing. */
async function validate(artifact: Artifact, before: FunctionState, context: Context): Promise<DryRunAnswer> {
  if (artifact.kind === 'zip' && artifact.size > DIRECT_LIMIT) {
    return { kind: 'not asked', why: 'the package is too large to be sent without its bucket.' }
  }
  const { source } = context.plan
  if ('upload' in source && source.upload?.signingProfile !== undefined) {
    return { kind: 'not asked', why: 'the package is not signed yet.' }
  }
  const update = { ...codeUpdate(artifact, before, context), dryRun: true }
  try {
    await context.aws.lambda.updateCode(update, { failed: dryRunFailure })
    return { kind: 'accepted' }
  } catch (error) {
    if (!lacksUpdatePermission(error)) throw error
    await requireSource(artifact, context)
    return {
      kind: 'not asked',
      why: 'the role may not update the function (lambda:UpdateFunctionCode). The plan rests on reading alone.',
    }
  }
}

/**
 * Lambda was not asked, but a package or image that is not there can be seen without it.
 *
 * @throws {DeployError} if it is missing; what nobody may look at counts as there
 */
async function requireSource(artifact: Artifact, context: Context): Promise<void> {
  if (artifact.kind === 'zip') return
  const missing = `${nameOf(artifact)} does not exist.`
  try {
    const hash = await lookUp(artifact, context)
    if (hash !== undefined || artifact.kind !== 'image') return
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    if (error.status !== 404) return
    throw error.saying(missing)
  }
  throw new DeployError({
    what: missing,
    remedy: 'Check the tag or digest in `image-uri`, and the repository.',
  })
}

/** What a dry run that failed shows; a lost connection is not Lambda's answer. */
function dryRunFailure({ reach, conflict, throttled }: ServiceError): string {
  if (conflict || throttled) return 'Lambda was too busy to check the update.'
  return reach === 'refused'
    ? 'Lambda would reject this update.'
    : 'Lambda could not be asked to check the update.'
}

/** A denial by S3 is Lambda's own answer: the update itself would meet it, too. */
function lacksUpdatePermission(error: unknown): boolean {
  return error instanceof ServiceError && error.accessDenied && !/denied by S3/.test(error.words)
}

function warnIfDenied(error: unknown, { log, plan }: Context): void {
  if (!(error instanceof ServiceError && error.accessDenied)) throw error
  log.warning(
    `Whether ${plan.release?.alias?.name} already serves this code is unknown, so the plan says that it would move: ${error.words}`,
  )
}
