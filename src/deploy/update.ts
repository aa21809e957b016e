import type { FunctionState } from '../aws/function-state.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import { type Artifact, codeHash } from '../package/artifact.ts'
import { readableSize } from '../size.ts'
import { codeUpdate } from './code-update.ts'
import type { Context } from './context.ts'
import { currentHash, nameOf } from './current-hash.ts'
import { hasCode } from './unchanged.ts'
import { waitForFunction, waitUntilIdle } from './wait.ts'
import { afterUpdate } from './wait-state.ts'

/**
 * Replaces the code, waits until the update is finished, and sees that what runs is what was sent.
 *
 * @throws {DeployError} where Lambda refuses, fails, or runs other code in the end
 */
export async function updateCode(
  artifact: Artifact,
  before: FunctionState,
  context: Context,
): Promise<FunctionState> {
  const { aws, progress } = context
  const { facts } = progress
  const [sent, from] =
    artifact.kind === 'zip' ? [`Sent ${readableSize(artifact.size)}; `, ''] : ['', ` of ${nameOf(artifact)}`]
  const update = codeUpdate(artifact, before, context)
  const send = () =>
    aws.lambda.updateCode(update, {
      failed: (error) => updateFailure(error, artifact, before),
      onConflict: async () => waitUntilIdle(await aws.lambda.getFunction(), context),
      readBack: () => readBack(artifact, before, context),
      onState: (state) => {
        facts.update = state
      },
    })
  const answered = await progress.phase(
    'Upload',
    () => send().catch((error: unknown) => refusedFor(error, context)),
    ({ codeSha256 }) => `${sent}Lambda confirms code ${codeSha256.slice(0, 10)}${from}`,
  )
  facts.current = answered
  return progress.phase(
    'Update',
    async () => {
      const settled = await waitUntilUpdated(artifact, before, answered, context)
      facts.current = settled
      refuseOtherCode({ artifact, answered, settled }, context)
      facts.update = 'finished'
      return settled
    },
    ({ architecture }) =>
      architecture === before.architecture ? 'Update finished' : `Update finished, now on ${architecture}`,
  )
}

/** What became of an update that failed, by who said no. */
function updateFailure(error: ServiceError, artifact: Artifact, { name }: FunctionState): string {
  const of = artifact.kind === 'zip' ? name : `${name} (${nameOf(artifact)})`
  if (error.conflict) return `${of} was kept busy by other updates until the time was up.`
  if (error.throttled) return `Lambda went on throttling the update of ${of}.`
  if (error.lacksPermission) return `The update of ${of} is not allowed.`
  if (error.code === 'PreconditionFailedException') return `${of} is not at the revision that was asked for.`
  if (error.reach === 'refused') return `Lambda rejected the new code of ${of}.`
  return `The update of ${of} got no answer from Lambda that could be used.`
}

/** What Lambda refuses for want of a signature is explained with what it would take. */
async function refusedFor(error: unknown, context: Context): Promise<never> {
  const unsigned = /^(CodeVerificationFailed|InvalidCodeSignature)/
  if (!(error instanceof ServiceError && unsigned.test(error.code))) throw error
  const { explainSigning } = await import('./explain-signing.ts')
  throw await explainSigning(error, context)
}

/**
 * After a lost answer: the function, if it has the code that was sent.
 *
 * @throws {DeployError} where nothing tells, and sending again is guarded by a revision that is gone
 */
async function readBack(
  artifact: Artifact,
  before: FunctionState,
  context: Context,
): Promise<FunctionState | undefined> {
  const { plan, aws } = context
  const now = await aws.lambda.getFunction()
  if (now.revisionId === before.revisionId) return undefined
  const signingJob = artifact.kind === 's3-object' ? artifact.signingJob : undefined
  if (signingJob !== undefined && now.signingJobArn?.endsWith(`/${signingJob}`)) return now
  const hash = codeHash(artifact) ?? (await currentHash(artifact, context))
  if (hasCode(hash, now, plan)) return now
  if (hash !== undefined || plan.revisionId === undefined) return undefined
  throw new DeployError({
    what: `Whether ${now.name} has the new code is unknown.`,
    why: `The answer to the update was lost, the function was modified at ${now.lastModified}, and nothing tells the hash of what was sent.`,
    remedy: `Compare the code of the function (${now.codeSha256.slice(0, 10)}) with yours, then run the step again with the present revision as \`revision-id\`.`,
  })
}

async function waitUntilUpdated(
  artifact: Artifact,
  before: FunctionState,
  answered: FunctionState,
  context: Context,
): Promise<FunctionState> {
  const { facts } = context.progress
  const stale = answered.revisionId === before.revisionId ? undefined : before.revisionId
  const failed = `The state of ${before.name} could not be read.`
  const read = () => context.aws.lambda.getFunction(undefined, { failed })
  const waiter = {
    line: `Lambda is still updating ${before.name}`,
    purpose: `apply the update to ${before.name}`,
    read,
    stateOf: (now: FunctionState) => {
      const state = afterUpdate(now, stale)
      if (now.lastUpdateStatus === 'Failed' && state.kind === 'failed') facts.update = 'abandoned'
      return state
    },
  }
  const now = await waitForFunction(answered, waiter, context)
  // Only a read names the resolved image, and an answer that has settled already spares the reads.
  return artifact.kind === 'image' && now === answered ? read() : now
}

interface Update {
  readonly artifact: Artifact
  readonly answered: FunctionState
  readonly settled: FunctionState
}

/**
 * What runs has to be what Lambda confirmed when it took the update, and what is known of the package.
 *
 * @throws {DeployError}
 */
export function refuseOtherCode({ artifact, answered, settled }: Update, { plan, progress }: Context): void {
  const { name, codeSha256, architecture, lastModified } = settled
  const known = codeHash(artifact)
  if (known !== undefined && answered.codeSha256 !== '' && answered.codeSha256 !== known) {
    throw new DeployError({
      what: `Lambda took other code for ${name} than ${nameOf(artifact)} had when this step looked.`,
      why: `It had ${known}, and Lambda took ${answered.codeSha256}.`,
      remedy: 'See what writes there, and run the step again.',
    })
  }
  const expected = known ?? answered.codeSha256
  if (expected !== '' && expected !== codeSha256) {
    progress.facts.replaced = true
    throw new DeployError({
      what: `Another deployment replaced the code of ${name} while this one waited.`,
      why: `Sent ${expected}, running ${codeSha256}, last modified ${lastModified}.`,
      remedy: 'Give the job a `concurrency:` group, so that deployments of one function follow each other.',
    })
  }
  const wanted = plan.architecture ?? answered.architecture
  if (wanted === architecture) return
  throw new DeployError({
    what: `${name} runs on ${architecture}, not on ${wanted} as this step asked for.`,
    why: `Lambda took the update and describes the function as ${architecture}, last modified ${lastModified}.`,
    remedy:
      'If another deployment changed it in between, give the job a `concurrency:` group; an endpoint that is not AWS may ignore `architecture`.',
  })
}
