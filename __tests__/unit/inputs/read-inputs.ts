import { type Inputs, readInputs } from '../../../src/inputs/inputs.ts'
import { Problems } from '../../../src/inputs/problems.ts'
import { createInputs } from './create-inputs.ts'

/** Reads inputs, and every problem that is found on the way. */
export function read(overrides: Parameters<typeof createInputs>[0] = {}): {
  inputs: Inputs
  collected: CollectedProblems
  problems: string[]
} {
  const collected = new CollectedProblems()
  return { inputs: readInputs(createInputs(overrides), collected), collected, problems: collected.sentences }
}

/** Problems that a test can look at one by one. */
export class CollectedProblems extends Problems {
  readonly sentences: string[] = []

  override add(sentence: string): void {
    this.sentences.push(sentence)
    super.add(sentence)
  }
}
