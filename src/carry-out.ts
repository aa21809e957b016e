import type { Outcome } from './deploy/outcome.ts'
import { requestedEarly } from './id-token.ts'
import { loadMeanwhile } from './load-meanwhile.ts'
import { type Packed, type Prepared, pack, type Unpacked } from './package/prepare.ts'
import { withTemporaryFolder } from './package/temporary-folder.ts'
import { ofRelease, type Plan } from './plan/plan.ts'
import type { StepRun } from './targets.ts'

/** Obtains credentials and the package, and deploys it to every target. */
export async function carryOut(plan: Plan, prepared: Prepared, run: StepRun): Promise<readonly Outcome[]> {
  if (prepared.kind === 'directory' || prepared.kind === 'release-asset') {
    return withTemporaryFolder(run.host.env['RUNNER_TEMP'], (folder) =>
      packAndDeploy(plan, prepared, folder, run),
    )
  }
  const session = await signIn(plan, run)
  const { deployTargets } = await import('./deployment.ts')
  const artifact = prepared.kind === 'published-version' ? undefined : prepared
  loadMeanwhile(() => import('./report/report.ts'))
  return deployTargets({ plan, session, artifact }, run)
}

/** A directory is packaged beside the credentials; an asset is downloaded when they are there. */
async function packAndDeploy(
  plan: Plan,
  source: Unpacked,
  folder: string,
  run: StepRun,
): Promise<readonly Outcome[]> {
  const { host, progress, deadline } = run
  const stop = new AbortController()
  const signal = AbortSignal.any([host.signal, stop.signal])
  const packing =
    source.kind === 'directory' ? pack(source, folder, { ...host, signal }, deadline) : undefined
  const signingIn = signIn(plan, { ...run, deadline: deadline.endingWith(stop.signal) })
  try {
    await Promise.race([signingIn, failureOf(packing)])
    // Where it failed, nobody needs the credentials any more.
    const { zip, warnings, tag } = await progress.phase(
      source.kind === 'directory' ? 'Package' : 'Download',
      () => packing ?? pack(source, folder, host, deadline),
      ({ line }: Packed) => line,
    )
    for (const warning of warnings) host.log.warning(warning)
    const { deployTargets } = await import('./deployment.ts')
    loadMeanwhile(() => import('./report/report.ts'))
    const named = tag === undefined ? plan : ofRelease(plan, tag)
    return await deployTargets({ plan: named, session: await signingIn, artifact: zip }, run)
  } finally {
    stop.abort()
    // The one may still write to the folder, which is removed next, and the other to the log.
    await Promise.allSettled([packing, signingIn])
  }
}

/** Ends, without an error, when the work fails, and else never. */
function failureOf(work: Promise<unknown> = Promise.resolve()): Promise<void> {
  return new Promise((resolve) => void work.catch(() => resolve()))
}

/** The SDK is loaded while the job's token is on its way. */
function signIn(plan: Plan, { host, progress, deadline }: StepRun) {
  return progress.phase('Credentials', async () => {
    const { role } = plan.credentials
    const idToken = role?.by === 'oidc' ? requestedEarly(host.idToken, role.audience, deadline) : host.idToken
    const { signIn } = await import('./deployment.ts')
    return signIn(plan, { ...host, idToken }, deadline)
  })
}
