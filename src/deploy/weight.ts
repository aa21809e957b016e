import type { AliasState } from '../aws/lambda-types.ts'
import { DeployError } from '../errors.ts'
import type { TargetPlan } from '../plan/plan.ts'
import { isNumber } from './previous.ts'

/**
 * Refuses a share of traffic where no published version could keep the rest.
 *
 * @throws {DeployError} before anything is sent
 */
export function refuseWeight(alias: AliasState | undefined, { release }: TargetPlan): void {
  const { name, weight } = release?.alias ?? {}
  if (weight === undefined || isNumber(alias?.version)) return
  throw new DeployError({
    what:
      alias === undefined
        ? `\`alias-weight\` leaves the rest of the traffic to the version that ${name} has, but ${name} does not exist yet.`
        : `\`alias-weight\` leaves the rest of the traffic to the version that ${name} has, but ${name} points at ${alias.version}, with which Lambda shares none.`,
    remedy: 'Leave `alias-weight` out for the first deployment.',
  })
}
