/** @import { LambdaFunction } from '../../emulator/aws/lambda/function.js' */
/** @import { World } from '../../emulator/aws/world.js' */

/**
 * Whether a step tests a version before an alias names it.
 *
 * @param {Pick<import('../../scenarios/scenario.js').Scenario, 'inputs'>} scenario
 */
export const isTested = ({ inputs }) => inputs['smoke-test-payload'] !== undefined

/**
 * The code that aliases serve in a state, and that of the function.
 *
 * @param {import('../stand-ins/local-world.js').State} state
 * @returns {ReadonlySet<string>}
 */
export function servedIn({ functions }) {
  const served = functions.flatMap(({ code, versions, aliases }) => {
    const named = aliases.flatMap(({ version, weights }) => [version, ...Object.keys(weights)])
    return [code, ...versions.filter(({ version }) => named.includes(version)).map((own) => own.code)]
  })
  return new Set(served)
}

/**
 * Looks at a world after every request: an alias may never point at a version that cannot serve, or
 * that has other code than it had before or shall have.
 *
 * @param {World} world as the run finds it
 * @param {(code: string) => boolean} wanted whether code is what the run brings
 * @param {boolean} [tested] whether a version has to be invoked before
 */
export function watchAliases(world, wanted, tested = false) {
  const before = new Map([...world.functions.values()].map((fn) => [fn.name, aliasesOf(fn)]))
  /** @type {string[]} */
  const offences = []
  return {
    offences,
    look() {
      for (const fn of world.functions.values()) {
        for (const alias of fn.aliases.values()) {
          const served = before.get(fn.name)?.get(alias.name) ?? []
          for (const version of targetsOf(alias).filter((own) => !served.includes(own))) {
            const offence = offenceOf(fn, version, wanted) ?? (tested ? untested(fn, version) : undefined)
            if (offence !== undefined) offences.push(`alias ${alias.name} on ${offence}`)
          }
        }
      }
    },
  }
}

/** @param {LambdaFunction} fn */
const aliasesOf = (fn) => new Map([...fn.aliases.values()].map((alias) => [alias.name, targetsOf(alias)]))

/** The versions that get traffic. @param {{ version: string, weights: Record<string, number> }} alias */
const targetsOf = ({ version, weights }) => [version, ...Object.keys(weights)]

/**
 * @param {LambdaFunction} fn
 * @param {string} version
 */
function untested(fn, version) {
  const invoked = fn.invocations.some((own) => own.version === version)
  return invoked ? undefined : `version ${version}, which was never tested`
}

/**
 * @param {LambdaFunction} fn
 * @param {string} name of the version
 * @param {(code: string) => boolean} wanted
 */
function offenceOf(fn, name, wanted) {
  const version = fn.versions.get(name)
  if (version === undefined) return `version ${name}, which is not there`
  if (version.state !== 'Active') return `version ${name}, which is ${version.state}`
  if (fn.snapStart && version.optimization !== 'On') return `version ${name}, whose snapshot is not ready`
  return wanted(version.code.sha256) ? undefined : `version ${name}, which has other code`
}
