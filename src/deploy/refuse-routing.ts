import type { AliasState } from '../aws/lambda-types.ts'
import { DeployError } from '../errors.ts'
import type { TargetPlan } from '../plan/plan.ts'
import { isNumber } from './previous.ts'

/**
 * Refuses to share traffic with what is no published version, by a weight or by CodeDeploy.
 *
 * @throws {DeployError} before anything is sent
 */
export function refuseRouting(alias: AliasState | undefined, { release }: TargetPlan): void {
  const { name, weight } = release?.alias ?? {}
  if (release?.codeDeploy !== undefined && alias !== undefined && !isNumber(alias.version)) {
    throw new DeployError({
      what: `CodeDeploy shifts traffic between published versions, but ${name} points at ${alias.version}.`,
      remedy: `Point ${name} at a version once: run the step without CodeDeploy.`,
    })
  }
  if (weight === undefined || isNumber(alias?.version)) return
  throw new DeployError({
    what:
      alias === undefined
        ? `\`alias-weight\` leaves the rest of the traffic to the version that ${name} has, but ${name} does not exist yet.`
        : `\`alias-weight\` leaves the rest of the traffic to the version that ${name} has, but ${name} points at ${alias.version}, with which Lambda shares none.`,
    remedy: 'Leave `alias-weight` out for the first deployment.',
  })
}
