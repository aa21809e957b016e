import { policiesFor } from '../../../src/policy/policies.ts'
import type { Statement } from '../../../src/policy/statement.ts'
import { DEPLOYMENTS, type Deployment } from './deployments.ts'
import { allows } from './iam.ts'
import { type Trial, tryOut } from './trial.ts'

function statementsOf({ inputs }: Deployment): Statement[] {
  const { permissions, caller } = policiesFor(inputs)
  return [...permissions.Statement, ...(caller?.Statement ?? [])]
}

/** What a dry run may do with more permission than it needs: ask Lambda as well. */
function optionalOf({ inputs }: Deployment): Statement[] {
  return (policiesFor(inputs).optional ?? []).map(({ statement }) => statement)
}

/** Every statement with one of its actions alone, so that each can be taken away. */
function singly(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((statement) =>
    statement.Action.map((action) => ({ ...statement, Action: [action] })),
  )
}

/** Every step needs these two, for the same reason each time. */
const shown = new Set<string>()
const COMMON = ['lambda:GetFunction', 'lambda:UpdateFunctionCode']

function toTakeAway(statements: readonly Statement[]): (readonly [string, string])[] {
  return singly(statements)
    .map(({ Action, Resource }) => [String(Action[0]), Resource] as const)
    .filter(([action, resource]) => {
      const again = COMMON.includes(action) && shown.has(`${action} ${resource}`)
      shown.add(`${action} ${resource}`)
      return !again
    })
}

describe.each(Object.entries(DEPLOYMENTS))('%s', (_, deployment) => {
  const situations = Object.keys(deployment.situations)
  const statements = statementsOf(deployment)
  const allowed = [...statements, ...optionalOf(deployment)]
  const free = new Map<string, Trial>()
  beforeAll(async () => {
    const trials = situations.map(async (each) => free.set(each, await tryOut(deployment, each)))
    await Promise.all(trials)
  }, 60_000)

  const known = () => [...free.values()].flatMap(({ needs }) => needs)

  test('every request is allowed, and every action is needed by one', () => {
    expect(known().filter((need) => !allows(allowed, need))).toEqual([])
    const idle = singly(statements).filter((one) => !known().some((need) => allows([one], need)))
    expect(idle).toEqual([])
  })

  test.each(situations)('with all else denied, "%s" goes as before', async (situation) => {
    const bound = await tryOut(deployment, situation, { allowed, known: known() })
    expect(bound.visible).toBe(free.get(situation)?.visible)
  })

  const remaining = toTakeAway(statements)
  if (remaining.length === 0) return

  test.each(remaining)('without %s on %s a run goes otherwise', async (action, resource) => {
    const rest = singly(allowed).filter((one) => one.Action[0] !== action || one.Resource !== resource)
    const taken = { Sid: '', Effect: 'Allow', Action: [action], Resource: resource } as const
    const differs = []
    for (const situation of situations) {
      const used = free.get(situation)?.needs.some((need) => allows([{ ...taken, Action: [action] }], need))
      if (!used) continue
      const bound = await tryOut(deployment, situation, { allowed: rest, known: known() })
      if (bound.visible !== free.get(situation)?.visible) return
      differs.push(situation)
    }
    throw new Error(`Nothing changes without ${action}, though these use it: ${differs.join(', ')}`)
  })
})
