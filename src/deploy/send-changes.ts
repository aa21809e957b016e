import type { FunctionState } from '../aws/function-state.ts'
import type { Artifact } from '../package/artifact.ts'
import type { ConfigurationPlan } from '../plan/configuration.ts'
import { changedByOthers, updateConfiguration } from './configuration.ts'
import type { Context } from './context.ts'
import { uploadPackage } from './send-code.ts'
import { updateCode } from './update.ts'

/**
 * Sends what differs of configuration and code; both have taken effect when this returns. The configuration comes first,
 * since nobody but Lambda can check it: the package has been checked, and is where Lambda fetches it from by then.
 *
 * @throws {DeployError | ServiceError} also where somebody else changed the configuration in between
 */
export async function sendChanges(
  artifact: Artifact,
  before: FunctionState,
  wanted: ConfigurationPlan,
  context: Context,
): Promise<void> {
  const { log, plan, progress } = context
  const { codeKept, configuration } = progress.facts
  const configures = configuration !== undefined && configuration.changes.length > 0
  const uploaded = codeKept ? undefined : await uploadPackage(artifact, before, context)
  if (configures && uploaded !== undefined) {
    const alias = plan.release?.alias?.name ?? 'an alias'
    log.info(
      `  Callers without a qualifier may meet the new configuration before the new code; ${alias} never serves one without the other`,
    )
  }
  const configured = configures ? await updateConfiguration(before, wanted, context) : before
  if (uploaded === undefined) return
  const settled = await updateCode(uploaded, configured, context)
  if (settled.configuration.isSameAs(configured.configuration)) return
  progress.facts.replaced = true
  throw changedByOthers(settled)
}
