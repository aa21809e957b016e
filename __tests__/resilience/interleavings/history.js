import { FILES } from '../../../scenarios/concurrent.js'
import { sha256 } from '../../../scenarios/packages.js'
import { FUNCTION } from '../../../scenarios/scenario.js'

/** @import { World } from '../../../emulator/aws/world.js' */
/** @import { Ending } from '../../harness/in-process.js' */

/** Hash of what each file of the workspace deploys. @type {Readonly<Record<string, string>>} */
export const CODES = Object.fromEntries(Object.entries(FILES).map(([name, zip]) => [name, sha256(zip)]))

/** Everything that was true of the function at some moment. */
export class History {
  /** @type {Set<string>} */
  #facts = new Set()
  /** Variables that the function had at some moment. @type {Set<string>} */
  #variables = new Set()
  /** @type {string | undefined} */
  #lost
  /** @type {World} */
  #world

  /** @param {World} world */
  constructor(world) {
    this.#world = world
    this.look()
  }

  look() {
    const fn = this.#world.findFunction(FUNCTION)
    if (fn === undefined) return
    for (const own of [fn.latest, ...fn.versions.values()]) {
      this.#facts.add(`${own.version} is ${own.code.sha256}`)
      for (const fact of factsOf(own.settings)) this.#facts.add(`${own.version} has ${fact}`)
    }
    const now = Object.keys(fn.latest.settings.environment ?? {})
    this.#lost ??= [...this.#variables].find((name) => !now.includes(name))
    for (const name of now) this.#variables.add(name)
    for (const { name, version } of fn.aliases.values()) this.#facts.add(`${name} points at ${version}`)
  }

  /** A variable that somebody overwrote, which no run of a pair asks for. */
  overwritten() {
    return this.#lost && `the variable ${this.#lost} was overwritten`
  }

  /**
   * What a run reports that never was so, or is not of its own code.
   *
   * @param {Ending} ending
   * @param {Record<string, string>} inputs
   * @returns {string | undefined}
   */
  falseClaim({ succeeded, outputs, error }, inputs) {
    if (!succeeded) return NAMES_THE_WINNER.test(error) ? undefined : `loses without saying to whom: ${error}`
    const own = CODES[inputs['zip-file'] ?? '']
    if (outputs['code-sha256'] !== own) return `reports code ${outputs['code-sha256']}, and sent ${own}`
    const { version = '' } = outputs
    const claims = [`${version} is ${own}`]
    claims.push(...wantedOf(inputs).map((fact) => `${version} has ${fact}`))
    if (inputs['alias'] !== undefined) claims.push(`${inputs['alias']} points at ${version}`)
    const wrong = claims.find((claim) => !this.#facts.has(claim))
    return wrong && `reports that ${wrong}, and it never was so`
  }
}

/**
 * A configuration, each of its parts as a text.
 *
 * @param {{ memorySize: number, environment: Record<string, string> | undefined }} settings
 */
const factsOf = ({ memorySize, environment = {} }) => [
  `MemorySize ${memorySize}`,
  ...Object.entries(environment).map(([name, value]) => `${name} "${value}"`),
]

/** What a run asks for of it. @param {Record<string, string>} inputs */
function wantedOf({ configuration = '{}' }) {
  const { MemorySize, Environment } = JSON.parse(configuration)
  const variables = Object.entries(Object(Environment).Variables ?? {})
  return [
    ...(MemorySize === undefined ? [] : [`MemorySize ${MemorySize}`]),
    ...variables.map(([name, value]) => `${name} "${value}"`),
  ]
}

/**
 * Whether a version bears the description of one run and the code of the other.
 *
 * @param {World} world
 * @param {readonly Record<string, string>[]} runs their inputs
 * @returns {string | undefined}
 */
export function misnamedVersion(world, runs) {
  for (const { version, description, code, settings } of world.findFunction(FUNCTION)?.versions.values() ??
    []) {
    const own = runs.find((inputs) => inputs['version-description'] === description)
    if (own && CODES[own['zip-file'] ?? ''] !== code.sha256) {
      return `version ${version} was published "${description}" with other code`
    }
    const has = factsOf(settings)
    const lacking = own && wantedOf(own).find((fact) => !has.includes(fact))
    if (lacking !== undefined) return `version ${version} was published "${description}" without ${lacking}`
  }
  return undefined
}

/** Who or what changed the function, in the words of the action. */
const NAMES_THE_WINNER =
  /another deployment|something else|someone|deployments? of (one|the) function|CodeSHA256 .* is different|update is in progress|concurrent/i
