import { endsOf, FUNCTION, TWIN } from '../../scenarios/scenario.js'
import { differenceOf } from './difference.js'

/** @import { Scenario, Settings } from '../../scenarios/scenario.js' */
/** @import { State } from '../stand-ins/local-world.js' */

/**
 * What a step left behind.
 *
 * @typedef {object} Ended
 * @property {Record<string, string>} outputs
 * @property {string} error '' where it succeeded
 * @property {State} state of the world afterwards
 */

/**
 * Whether a step ended as the catalogue says, and calls what it reached by its name.
 *
 * @param {Scenario} scenario
 * @param {Ended} ended
 * @param {(text: string) => string} fill
 * @returns {string | undefined} what is otherwise
 */
export function endingProblem(scenario, { outputs, error, state }, fill) {
  const results = JSON.parse(outputs['results'] ?? '[{}]')
  const first = functionProblem(scenario, FUNCTION, { outputs, error, state }, fill)
  if (first !== undefined || !scenario.start.twin) return first
  const [, twin = {}, ...others] = results
  if (others.length > 0) return `has ${others.length} results too many`
  return functionProblem(
    scenario,
    TWIN,
    { outputs: { ...twin, results: JSON.stringify([twin]) }, error, state },
    fill,
  )
}

/**
 * @param {Scenario} scenario
 * @param {string} name
 * @param {Ended} ended
 * @param {(text: string) => string} fill
 */
function functionProblem(scenario, name, { outputs, error, state }, fill) {
  const ends = endsOf(scenario)
  const [result] = JSON.parse(outputs['results'] ?? '[{}]')
  if (result.status !== ends.status) return `ends as ${result.status}, not ${ends.status}: ${error}`
  if (ends.says !== undefined && !ends.says.test(error)) return `says ${error}`
  const fn = state.functions.find((own) => own.name === fill(name))
  if (!ends.isThere) return fn && `${fn.name} is there`
  const found = fn && {
    ...(ends.code !== 'any' && { code: fn.code }),
    architecture: fn.architectures[0],
    settings: chosen(fn.settings, ends.settings),
    versions: fn.versions.filter(({ version }) => version !== '$LATEST.PUBLISHED').length,
    aliases: Object.fromEntries(fn.aliases.map(({ name, version }) => [name, version])),
    weights: Object.fromEntries(
      fn.aliases.flatMap(({ name: own, weights }) =>
        Object.keys(weights).length > 0 ? [[own, weights]] : [],
      ),
    ),
  }
  const wanted = {
    ...(ends.code !== 'any' && { code: fill(ends.code) }),
    architecture: ends.architecture,
    settings: ends.settings,
    versions: ends.versions,
    aliases: ends.aliases,
    weights: ends.weights,
  }
  const difference = differenceOf(wanted, found, 'the end')
  if (difference !== undefined || fn === undefined || error !== '') return difference
  return (
    versionProblem(ends.settings, scenario, fn) ??
    releaseProblem(scenario, state, fn) ??
    outputProblem(outputs, fn)
  )
}

/**
 * What is said of a configuration, of what is there.
 *
 * @param {Settings} found
 * @param {Partial<Settings>} wanted
 */
const chosen = (found, wanted) => Object.fromEntries(Object.entries(found).filter(([name]) => name in wanted))

/**
 * Whether the version that the alias serves has both: the code, and the configuration.
 *
 * @param {Partial<Settings>} wanted
 * @param {Scenario} scenario
 * @param {State['functions'][number]} fn
 */
function versionProblem(wanted, { inputs }, { aliases, code, versions }) {
  const alias = aliases.find(({ name }) => name === inputs['alias'])
  const served = versions.find(({ version }) => version === alias?.version)
  if (served === undefined || Object.keys(wanted).length === 0) return undefined
  const found = { code: served.code, settings: chosen(served.settings, wanted) }
  return differenceOf({ code, settings: wanted }, found, `version ${served.version}`)
}

/**
 * Whether a new version says what it was given to say, and a staged package is where it was put.
 *
 * @param {Scenario} scenario
 * @param {State} state
 * @param {State['functions'][number]} fn
 */
function releaseProblem({ inputs, files, start, ends }, { objects }, { code, versions }) {
  const [newest, ...older] = [...versions].reverse()
  const says = inputs['version-description']
  if (newest && older.length >= (start.fn?.versions?.length ?? 0) && newest.description !== says) {
    return `version ${newest.version} is described as ${newest.description}, not as ${says}`
  }
  const staged = inputs['s3-bucket'] !== undefined && files !== undefined && ends?.status === undefined
  // A signed package is another than the one that was uploaded.
  if (inputs['signing-profile'] !== undefined) return undefined
  if (staged && !objects.some(([, hash]) => hash === code))
    return 'the bucket does not hold what was deployed'
  return undefined
}

/**
 * Whether outputs of a step that succeeded say of a function what its service says.
 *
 * @param {Record<string, string>} outputs
 * @param {State['functions'][number] | undefined} fn
 */
export function outputProblem(outputs, fn) {
  const { version = '', 'alias-arn': alias } = outputs
  if (fn === undefined || JSON.parse(outputs['results'] ?? '[{}]')[0].status === 'planned') return undefined
  const named = version === '$LATEST' ? fn : fn.versions.find((own) => own.version === version)
  if (named === undefined) return `the output version is ${version}, which is not there`
  if (outputs['code-sha256'] !== named.code)
    return `code-sha256 is ${outputs['code-sha256']}, not ${named.code}`
  if (outputs['architecture'] !== named.architectures[0]) return `architecture is ${outputs['architecture']}`
  if (alias === undefined || alias === '') return undefined
  const own = fn.aliases.find(({ name }) => alias.endsWith(`:${fn.name}:${name}`))
  const serves = own?.version === version || version in (own?.weights ?? {})
  return serves ? undefined : `alias-arn is ${alias}, which serves ${own?.version}`
}
