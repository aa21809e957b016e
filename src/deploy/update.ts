import type { FunctionState } from '../aws/function-state.ts'
import type { CodeUpdate } from '../aws/lambda.ts'
import { DeployError } from '../errors.ts'
import { type Artifact, codeHash } from '../package/artifact.ts'
import type { Plan } from '../plan/plan.ts'
import { persist } from './persist.ts'
import { explained, readFunction, type Scene } from './scene.ts'
import { settle } from './settle.ts'
import { afterUpdate, beforeUpdate } from './verdict.ts'

/** Waits while somebody's update is in progress; a function at rest is returned as it is. */
export function settleBefore(known: FunctionState, scene: Scene): Promise<FunctionState> {
  const { plan, host, progress } = scene
  const wait = {
    what: 'an update that was in progress already',
    read: () => readFunction(scene),
    judge: beforeUpdate,
    timeoutMs: plan.waitTimeoutMs,
  }
  return settle(known, wait, host, progress)
}

/**
 * Whether the function runs exactly this code on the wanted architecture already.
 *
 * @param hash of the code; where it is not known, the answer is no
 */
export function runsAlready(hash: string | undefined, now: FunctionState, plan: Plan): boolean {
  const { architecture, kmsKeyArn } = plan
  return (
    hash === now.codeSha256 &&
    (architecture === undefined || architecture === now.architecture) &&
    (kmsKeyArn === undefined || now.sourceKmsKeyArn === null || kmsKeyArn === now.sourceKmsKeyArn) &&
    // An update that failed was abandoned: what runs is not what the hash says.
    now.lastUpdateStatus !== 'Failed' &&
    now.state !== 'Failed'
  )
}

/** Asks Lambda to check the update and to change nothing. */
export async function validate(
  artifact: Artifact,
  before: FunctionState,
  { plan, aws, host }: Scene,
): Promise<void> {
  const update = { ...updateFor(artifact, plan, before), dryRun: true }
  await explained('Lambda would refuse this update.', () =>
    persist(() => aws.lambda.updateCode(update), { timeoutMs: plan.waitTimeoutMs }, host),
  )
}

/**
 * Replaces the code and waits until Lambda has settled.
 *
 * @throws {DeployError} where Lambda refuses, cannot settle, or runs other code in the end
 */
export async function update(
  artifact: Artifact,
  before: FunctionState,
  scene: Scene,
): Promise<FunctionState> {
  const { plan, host, progress } = scene
  const answered = await progress.phase('Update the code', async () => {
    const answer = await send(artifact, before, scene)
    progress.did(`Sent the code of ${before.name}; Lambda reports hash ${answer.codeSha256}.`)
    return answer
  })
  return progress.phase('Wait until it has settled', async () => {
    const wait = {
      what: `the new code of ${before.name}`,
      read: () => readFunction(scene),
      judge: afterUpdate,
      timeoutMs: plan.waitTimeoutMs,
    }
    const settled = await explained('The state of the function could not be read.', async () => {
      const now = await settle(answered, wait, host, progress)
      // Only a read names the resolved image, and an answer that has settled already spares the reads.
      return artifact.kind === 'image' && now === answered ? readFunction(scene) : now
    })
    checkHash(artifact, settled)
    progress.did(`${before.name} has settled with the new code.`)
    return settled
  })
}

function send(artifact: Artifact, before: FunctionState, scene: Scene): Promise<FunctionState> {
  const { plan, aws, host } = scene
  const request = updateFor(artifact, plan, before)
  return explained('Lambda did not take the new code.', () =>
    persist(
      () => aws.lambda.updateCode(request),
      {
        timeoutMs: plan.waitTimeoutMs,
        onConflict: async () => settleBefore(await readFunction(scene), scene),
        readBack: async () => {
          const now = await readFunction(scene)
          const changed = now.revisionId !== before.revisionId
          return changed && runsAlready(codeHash(artifact), now, plan) ? now : undefined
        },
      },
      host,
    ),
  )
}

function updateFor(artifact: Artifact, plan: Plan, before: FunctionState): CodeUpdate {
  const { architecture, revisionId } = plan
  // An update that names no key takes away the one that the function has.
  const kmsKeyArn = plan.kmsKeyArn ?? before.sourceKmsKeyArn ?? undefined
  return {
    code: codeOf(artifact),
    ...(architecture && { architecture }),
    ...(kmsKeyArn && { kmsKeyArn }),
    ...(revisionId && { revisionId }),
  }
}

function codeOf(artifact: Artifact): CodeUpdate['code'] {
  switch (artifact.kind) {
    case 'zip':
      return { zipPath: artifact.path, size: artifact.size }
    case 's3-object': {
      const { bucket, key, version } = artifact
      return { bucket, key, ...(version && { version }) }
    }
    case 'image':
      return { imageUri: artifact.image.uri }
  }
}

function checkHash(artifact: Artifact, settled: FunctionState): void {
  const expected = codeHash(artifact)
  if (expected === undefined || expected === settled.codeSha256) return
  throw new DeployError({
    what: `${settled.name} runs other code than this step sent.`,
    why: `Sent ${expected}, running ${settled.codeSha256}, last modified ${settled.lastModified}: another deployment replaced it.`,
    remedy: 'Give the job a `concurrency:` group, so that deployments of one function follow each other.',
  })
}
