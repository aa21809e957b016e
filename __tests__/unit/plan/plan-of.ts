import { makePlan, type Plan } from '../../../src/plan/plan.ts'
import { readConfiguration } from '../../../src/plan/read-configuration.ts'
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
  const { configuration: given } = inputs
  const configuration = given === undefined ? undefined : readConfiguration(given, collected)
  const plan = makePlan(inputs, source, collected, configuration)
  return { plan, source, problems: collected.sentences }
}
