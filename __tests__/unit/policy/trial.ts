import type { Denial } from '../../../emulator/aws/permissions.js'
import type { Statement } from '../../../src/policy/statement.ts'
import { type Outcome, Scenario } from '../../scenarios/scenario.ts'
import type { Deployment } from './deployments.ts'
import { allows, type Need } from './iam.ts'
import { needsOf } from './needs.ts'

const ACTION_DIR = process.env['ACTION_DIR'] ?? new URL('../../..', import.meta.url).pathname

export interface Trial {
  readonly outcome: Outcome
  readonly needs: readonly Need[]
  /** All that a user could notice, without what differs from run to run. */
  readonly visible: string
}

/** Runs a step in one of its situations; with statements, all that they do not allow is denied. */
export async function tryOut(
  { inputs, oidc = false, situations }: Deployment,
  situation: string,
  statements?: { readonly allowed: readonly Statement[]; readonly known: readonly Need[] },
): Promise<Trial> {
  const scenario = await Scenario.open()
  try {
    await situations[situation]?.(scenario)
    if (statements) denyTheRest(scenario, statements.allowed, statements.known)
    const outcome = await scenario.run(inputs, { oidc, actionDir: ACTION_DIR })
    return { outcome, needs: outcome.requests.flatMap(needsOf), visible: visible(outcome, scenario) }
  } finally {
    await scenario.close()
  }
}

/**
 * The local endpoint takes a list of denials. This one is the opposite of what is allowed: an answer is "denied"
 * where no need that the statements allow is the one it asks about.
 */
function denyTheRest(scenario: Scenario, allowed: readonly Statement[], known: readonly Need[]): void {
  const fine = known.filter((need) => allows(allowed, need)).flatMap(asTheEndpointAsks)
  const denials: Denial[] = []
  denials.some = (asked) => !fine.some((need) => asked(need, 0, denials))
  scenario.world.denials = denials
  scenario.endpoint.faults.add({
    // To the endpoint a version of an object is the object; to S3 it is not.
    when: (request) =>
      needsOf(request).some(
        ({ action, resource }) => /^s3:Get/.test(action) && !allows(allowed, { action, resource }),
      ),
    times: 999,
    fault: { status: 403, errorType: 'AccessDeniedException', message: 'may not read the object' },
  })
}

function asTheEndpointAsks(need: Need): Need[] {
  return need.action === 's3:GetObjectVersion' ? [need, { ...need, action: 's3:GetObject' }] : [need]
}

function visible({ exitCode, outputs, operations }: Outcome, { world }: Scenario): string {
  const { 'revision-id': _, 'last-modified': __, results: ___, ...stable } = outputs
  const unfinished = [...world.buckets.values()].map(({ uploads }) => uploads.size)
  return JSON.stringify({ exitCode, stable, operations: [...operations].sort(), unfinished })
}
