import type { FunctionState } from '../aws/function-state.ts'
import { DeployError } from '../errors.ts'
import type { Artifact } from '../package/artifact.ts'
import type { Finding } from '../package/preflight/finding.ts'
import type { Scene } from './scene.ts'

/** A step has at most ten annotations of a kind; one is left for others. */
const MOST_WARNINGS = 8

/**
 * Checks a package for what Lambda would notice only at the first invoke. `error` refuses what is
 * certain to fail; everything else is a warning.
 *
 * @throws {DeployError} naming each certain finding, with `preflight: error`
 */
export async function inspect(artifact: Artifact, target: FunctionState, scene: Scene): Promise<void> {
  const { plan, host, progress } = scene
  if (plan.preflight === 'off' || artifact.kind !== 'zip') return
  await progress.phase('Check the package', async () => {
    const { preflight } = await import('../package/preflight.ts')
    const findings = await preflight(artifact.path, {
      packageRuntime: target.runtime,
      handler: target.handler,
      architecture: plan.architecture ?? (target.architecture === 'arm64' ? 'arm64' : 'x86_64'),
      layers: target.layers,
      wrapper: target.execWrapper,
    })
    const certain = findings.filter((finding) => finding.certain)
    if (plan.preflight === 'error' && certain.length > 0) throw refused(certain)
    for (const finding of findings.slice(0, MOST_WARNINGS)) host.log.warning(sentence(finding))
    for (const finding of findings.slice(MOST_WARNINGS)) host.log.info(sentence(finding))
    if (findings.length === 0) host.log.info('Nothing was found in the package that Lambda would refuse.')
  })
}

function refused(findings: readonly Finding[]): DeployError {
  const [first] = findings
  const alone = findings.length === 1 && first !== undefined
  return new DeployError({
    what: alone ? first.what : `The package has ${findings.length} faults that Lambda would meet.`,
    why: alone ? first.consequence : findings.map((finding) => `- ${sentence(finding)}`).join('\n'),
    remedy: alone ? first.remedy : 'Mend the package, or set `preflight: warn` to deploy it as it is.',
  })
}

function sentence({ what, consequence, remedy }: Finding): string {
  return `${what} ${consequence} ${remedy}`
}
