import { makePlan, type Plan } from '../../../src/plan/plan.ts'
import { planSource, type Source } from '../../../src/plan/source.ts'
import { read } from '../inputs/read-inputs.ts'

/** What follows from these inputs, and every contradiction between them. */
export function planOf(overrides: Parameters<typeof read>[0] = {}): {
  plan: Plan | undefined
  source: Source | undefined
  problems: string[]
} {
  const { inputs, collected } = read({ 'zip-file': 'app.zip', ...overrides })
  const source = planSource(inputs, collected)
  const plan = makePlan(inputs, source, collected)
  return { plan, source, problems: collected.sentences }
}
