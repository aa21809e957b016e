import { isMisspelling } from './misspelling.ts'
import type { Problems } from './problems.ts'

/** The environment of the step, as the runner fills it. */
export type Environment = Readonly<Record<string, string | undefined>>

/** `with:` of a step, by name. */
export type InputsByName = Readonly<Record<string, string | undefined>>

/** Reads single inputs; an empty string counts as not given, as everywhere in this action. */
export class Fields {
  readonly #env: Environment
  readonly #problems: Problems
  /** Every input that was asked for, given or not. */
  readonly #names = new Set<string>()

  constructor(env: Environment, problems: Problems) {
    this.#env = env
    this.#problems = problems
  }

  /** The trimmed text, or undefined. */
  text(name: string): string | undefined {
    this.#names.add(name)
    const value = this.#env[variableOf(name)]?.trim()
    return value === '' ? undefined : value
  }

  /** Text that has to match; `rule` completes the sentence "`name` ...". */
  matching(name: string, pattern: RegExp, rule: string): string | undefined {
    const value = this.text(name)
    if (value === undefined || pattern.test(value)) return value
    this.#problems.add(`\`${name}\` ${rule}; it is ${quote(value)}.`)
    return undefined
  }

  /** Text of a limited length in characters. */
  limited(name: string, max: number): string | undefined {
    const value = this.text(name)
    if (value === undefined || value.length <= max) return value
    this.#problems.add(`\`${name}\` has ${value.length} characters; at most ${max} are allowed.`)
    return undefined
  }

  /** A boolean as YAML 1.2 writes it, and nothing else. */
  flag(name: string): boolean | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    if (/^(true|True|TRUE)$/.test(value)) return true
    if (/^(false|False|FALSE)$/.test(value)) return false
    this.#problems.add(`\`${name}\` must be true or false; it is ${quote(value)}.`)
    return undefined
  }

  /** A whole number between two bounds, both included; `unit` says of what. */
  integer(name: string, min: number, max: number, unit = 'seconds'): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
    if (number >= min && number <= max) return number
    const of = unit === '' ? '' : ` of ${unit}`
    this.#problems.add(
      `\`${name}\` must be a whole number${of} from ${min} to ${max}; it is ${quote(value)}.`,
    )
    return undefined
  }

  /** One of a few words. */
  choice<const Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.text(name)
    const word = words.find((each) => each === value)
    if (value !== undefined && word === undefined) {
      this.#problems.add(`\`${name}\` must be one of ${words.join(', ')}; it is ${quote(value)}.`)
    }
    return word
  }

  /** One pattern, name or id a line. */
  lines(name: string): readonly string[] {
    return (this.text(name) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  }

  /** Words that have to match, separated by line ends or commas. */
  list(name: string, pattern: RegExp, rule: string): readonly string[] {
    const words = this.lines(name).flatMap((line) => line.split(','))
    const values = words.map((word) => word.trim()).filter((word) => word !== '')
    for (const value of values) {
      if (!pattern.test(value)) this.#problems.add(`\`${name}\` ${rule}; it is ${quote(value)}.`)
    }
    return values
  }

  /**
   * Refuses what is an input but for its spelling, e.g. `dry_run` or `aliass`: the runner only warns of it, hands it over, and
   * the step would do what it was told not to. To be called when all inputs have been read.
   */
  refuseMisspelt(): void {
    for (const [given, value] of Object.entries(inputsByName(this.#env))) {
      if (this.#names.has(given) || !value?.trim()) continue
      const name = [...this.#names].find((own) => isMisspelling(lettersOf(given), lettersOf(own)))
      if (name === undefined) continue
      this.#problems.add(`\`${given}\` is not an input of this action; did you mean \`${name}\`?`)
    }
  }
}

const PREFIX = 'INPUT_'

/** The variable that the runner hands an input over in; it keeps hyphens. */
export function variableOf(input: string): string {
  return `${PREFIX}${input.toUpperCase()}`
}

/** The environment of a step with these inputs. */
export function environmentOf(inputs: InputsByName): Environment {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variableOf(name), value]))
}

/** The inputs in an environment, known to this action or not, by name. */
export function inputsByName(env: Environment): InputsByName {
  const inputs = Object.entries(env).filter(([name]) => name.startsWith(PREFIX))
  return Object.fromEntries(inputs.map(([name, value]) => [name.slice(PREFIX.length).toLowerCase(), value]))
}

/** A name without what is easily mistaken in it. */
function lettersOf(name: string): string {
  return name.replace(/[-_ ]/g, '')
}

/** A value in quotes, short enough for a sentence. */
export function quote(value: string): string {
  return value.length > 200
    ? `a text of ${value.length} characters`
    : `"${value.replaceAll(/[\r\n]+/g, ' ')}"`
}
