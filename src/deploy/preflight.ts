import { DeployError } from '../errors.ts'
import { loadMeanwhile } from '../load-meanwhile.ts'
import type { Artifact } from '../package/artifact.ts'
import type { Finding } from '../package/preflight/finding.ts'
import { readableSize } from '../size.ts'
import type { Context } from './context.ts'
import { nameOf } from './current-hash.ts'
import type { PlannedFunction } from './planned-function.ts'

/** A step has at most ten annotations of a kind; some are left for others. */
const MOST_WARNINGS = 6

/** The preflight is needed as soon as the function has been read. */
export function loadPreflight(artifact: Artifact, { plan }: Context): void {
  if (plan.preflight === 'off' || artifact.kind !== 'zip') return
  loadMeanwhile(() => import('../package/preflight/preflight.ts'))
}

/**
 * Checks a package for what Lambda would notice only at the first invocation. `error` refuses what is
 * certain to fail; everything else is a warning.
 *
 * @param target with the configuration that it will have
 * @throws {DeployError} naming each certain finding, with `preflight: error`
 */
export async function preflight(
  artifact: Artifact,
  target: PlannedFunction,
  { plan, deadline, log, progress }: Context,
): Promise<void> {
  if (plan.preflight === 'off') return
  if (artifact.kind !== 'zip') {
    if (artifact.kind === 's3-object')
      log.info(`${nameOf(artifact)} was not checked: only local packages are`)
    return
  }
  const work = async () => {
    const { preflight: check } = await import('../package/preflight/preflight.ts')
    const traits = {
      packageRuntime: target.runtime,
      handler: target.handler,
      architecture: plan.architecture ?? (target.architecture === 'arm64' ? 'arm64' : 'x86_64'),
      layers: target.layers,
      wrapper: target.execWrapper,
    } as const
    const findings = await check(artifact.path, traits, { signal: deadline.cancelled })
    progress.facts.findings = findings
    const certain = findings.filter((finding) => finding.certain)
    if (plan.preflight === 'error' && certain.length > 0) throw refused(certain)
    for (const finding of findings.slice(0, MOST_WARNINGS)) log.warning(sentence(finding))
    for (const finding of findings.slice(MOST_WARNINGS)) log.info(sentence(finding))
    return findings
  }
  await progress.phase('Package check', work, ({ length }) => {
    const count = length === 1 ? '1 problem' : `${length || 'no'} problems`
    return `Package check (${readableSize(artifact.size)}): ${count} found`
  })
}

function refused(findings: readonly Finding[]): DeployError {
  const [first] = findings
  const alone = findings.length === 1 && first !== undefined
  return new DeployError({
    what: alone ? first.what : `This package would fail on Lambda for ${findings.length} reasons:`,
    why: alone ? first.consequence : findings.map((finding) => `- ${sentence(finding)}`).join('\n'),
    remedy: alone ? first.remedy : 'Fix the package, or set `preflight: warn` to deploy it as it is.',
  })
}

function sentence({ what, consequence, remedy }: Finding): string {
  return `${what} ${consequence} ${remedy}`
}
