import { DeployError } from '../errors.ts'

/** Collects what is wrong with the inputs, so that one run reports all of it. */
export class Problems {
  readonly #sentences: string[] = []

  /** Adds one full sentence that names the input and says what to change. */
  add(sentence: string): void {
    this.#sentences.push(sentence)
  }

  /** Whether an input was refused already, so that nothing follows from its absence. */
  has(input: string): boolean {
    return this.#sentences.some((sentence) => sentence.startsWith(`\`${input}\` `))
  }

  /** @throws {DeployError} naming every problem, if there is one. */
  refuse(): void {
    const [first, ...more] = this.#sentences
    if (first === undefined) return
    if (more.length === 0) throw new DeployError({ what: first })
    throw new DeployError({
      what: `${this.#sentences.length} inputs are invalid:`,
      why: this.#sentences.map((sentence) => `- ${sentence}`).join('\n'),
    })
  }
}
