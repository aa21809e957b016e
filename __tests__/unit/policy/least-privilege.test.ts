import type { Denial } from '../../../emulator/aws/permissions.js'
import { startEndpoint } from '../../../emulator/aws/server.js'
import type { World } from '../../../emulator/aws/world.js'
import { SCENARIOS } from '../../../scenarios/catalogue.js'
import { ACCOUNT, endsOf, REGION, type Scenario } from '../../../scenarios/scenario.js'
import { policiesFor } from '../../../src/policy/policies.ts'
import type { Statement } from '../../../src/policy/statement.ts'
import { inputsOf } from '../../harness/bundle.js'
import { Folders } from '../../harness/folders.js'
import { loadAction } from '../../harness/in-process.js'
import { fillerOf, worldOf } from '../../stand-ins/local-world.js'
import { allows, type Need } from './iam.ts'
import { needsOf } from './needs.ts'

const run = await loadAction(new URL('../../..', import.meta.url).pathname)

interface Trial {
  readonly needs: readonly Need[]
  /** All that a user could notice, without what differs from run to run. */
  readonly visible: string
}

/** Runs a scenario; with statements, all that they do not allow is denied. */
async function tryOut(
  scenario: Scenario,
  statements?: { readonly allowed: readonly Statement[]; readonly known: readonly Need[] },
  breakUpload = false,
): Promise<Trial> {
  const folders = await Folders.open(scenario)
  const world = worldOf(scenario)
  const endpoint = await startEndpoint({ world })
  const { faults, url } = endpoint
  if (breakUpload) faults.add({ operation: 'UploadPart', times: 99, fault: { status: 403 } })
  if (statements) {
    const { allowed, known } = statements
    denyTheRest(world, allowed, known)
    // To the endpoint a version of an object is the object; to S3 it is not.
    const denied = (need: Need) => /^s3:Get/.test(need.action) && !allows(allowed, need)
    faults.add({
      when: (request) => needsOf(request).some(denied),
      times: 999,
      fault: { status: 403, errorType: 'AccessDeniedException', message: 'may not read the object' },
    })
  }
  try {
    const { succeeded, outputs } = await run({ scenario, url, world, folders })
    const { 'revision-id': _, 'last-modified': __, results: ___, ...stable } = outputs
    const operations = endpoint.requests.map(({ operation }) => operation).sort()
    const unfinished = [...world.buckets.values()].map(({ uploads }) => uploads.size)
    return {
      needs: endpoint.requests.flatMap(needsOf),
      visible: JSON.stringify({ succeeded, stable, operations, unfinished }),
    }
  } finally {
    await endpoint.close()
    await folders.close()
  }
}

/** The endpoint takes a list of denials. This one is the opposite of what is allowed. */
function denyTheRest(world: World, allowed: readonly Statement[], known: readonly Need[]): void {
  const fine = known.filter((need) => allows(allowed, need)).flatMap(asTheEndpointAsks)
  const denials: Denial[] = []
  denials.some = (asked) => !fine.some((need) => asked(need, 0, denials))
  world.denials = denials
}

/** A signing job has another id in each run. */
function asTheEndpointAsks({ action, resource }: Need): Need[] {
  const need = { action, resource: resource.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, '*') }
  return need.action === 's3:GetObjectVersion' ? [need, { ...need, action: 's3:GetObject' }] : [need]
}

const FACTS = { account: ACCOUNT, region: REGION }

/** A step that is let through, what it is allowed, and how it goes where nothing is denied. */
interface Step {
  readonly scenario: Scenario
  readonly statements: readonly Statement[]
  /** With what more permission than it needs lets it do. */
  readonly allowed: readonly Statement[]
  /** Undisturbed, and where a package cannot be sent whole. */
  readonly free: readonly [Trial, Trial]
}

async function stepOf(scenario: Scenario): Promise<Step> {
  const inputs = inputsOf(scenario, fillerOf(worldOf(scenario)))
  // Paths are relative to the workspace, which this process is not in.
  const configuration = scenario.files?.[inputs['configuration'] ?? '']?.toString() ?? inputs['configuration']
  const { permissions, caller, optional = [] } = policiesFor({ ...inputs, configuration }, FACTS)
  const statements = [...permissions.Statement, ...(caller?.Statement ?? [])]
  const allowed = [...statements, ...optional.map(({ statement }) => statement)]
  return {
    scenario,
    statements,
    allowed,
    free: [await tryOut(scenario), await tryOut(scenario, undefined, true)],
  }
}

const knownTo = ({ free }: Step) => free.flatMap(({ needs }) => needs)

const steps: Step[] = []
for (const scenario of SCENARIOS) if (endsOf(scenario).says === undefined) steps.push(await stepOf(scenario))

/** Statements with one of their actions on one resource alone, so that each can be taken away. */
const singly = (statements: readonly Statement[]): Statement[] =>
  statements.flatMap((statement) =>
    statement.Action.flatMap((action) =>
      [statement.Resource].flat().map((resource) => ({ ...statement, Action: [action], Resource: resource })),
    ),
  )

test.each(steps.map((step) => [step.scenario.name, step] as const))(
  '%s sends nothing that its policy does not allow, and goes as before with all else denied',
  async (_, step) => {
    const known = knownTo(step)
    expect(known.filter((need) => !allows(step.allowed, need))).toEqual([])
    for (const [index, { visible }] of step.free.entries()) {
      const bound = await tryOut(step.scenario, { allowed: step.allowed, known }, index === 1)
      expect(bound.visible).toBe(visible)
    }
  },
)

/**
 * Each action of each statement, with the steps whose policy has that statement. What a statement allows on a second
 * function is the same as on the first.
 */
const granted = new Map<string, { statement: Statement; all: string; having: Step[] }>()
for (const step of steps) {
  for (const whole of step.statements) {
    // Only of a job that is cancelled: deploy/shift-alias.test.ts shows it.
    if (whole.Sid === 'StopShift') continue
    const [Resource = ''] = [whole.Resource].flat()
    for (const statement of singly([{ ...whole, Resource }])) {
      const all = JSON.stringify({ ...whole, Resource })
      const key = `${statement.Action[0]} on ${statement.Resource} (${granted.size})`
      const same = [...granted.values()].find(
        (own) => own.all === all && own.statement.Action[0] === statement.Action[0],
      )
      if (same) same.having.push(step)
      else granted.set(key, { statement, all, having: [step] })
    }
  }
}

test.each([...granted])('without %s a run that uses it goes otherwise', async (_, { statement, having }) => {
  const [action] = statement.Action
  const using = having.filter((step) => knownTo(step).some((need) => allows([statement], need)))
  expect(using.map(({ scenario }) => scenario.name)).not.toEqual([])
  for (const step of using) {
    const rest = singly(step.allowed).filter(
      (one) => one.Action[0] !== action || one.Resource !== statement.Resource,
    )
    for (const [index, { visible }] of step.free.entries()) {
      const bound = await tryOut(step.scenario, { allowed: rest, known: knownTo(step) }, index === 1)
      if (bound.visible !== visible) return
    }
  }
  throw new Error(`Nothing changes without ${action}, though steps use it`)
})
