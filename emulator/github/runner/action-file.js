import { parseYaml } from './yaml.js'

/** @import { YamlMap } from './yaml.js' */

/**
 * What a runner needs of an action.yml.
 *
 * @typedef {object} ActionFile
 * @property {string} main relative to the action's directory
 * @property {string} using e.g. `node24`
 * @property {Map<string, string | undefined>} inputs by name, with their default
 */

/**
 * Reads a JavaScript action's action.yml. Other shapes of it (composite, pre, post) are refused, not ignored.
 *
 * @param {string} text
 * @returns {ActionFile}
 */
export function readActionFile(text) {
  const file = parseYaml(text)
  const runs = mapAt(file, 'runs')
  const unknown = [...runs.keys()].filter((key) => key !== 'using' && key !== 'main')
  if (unknown.length > 0) throw new Error(`action.yml: runs.${unknown.join(', runs.')} is not supported here`)
  /** @type {ActionFile['inputs']} */
  const inputs = new Map()
  for (const name of mapAt(file, 'inputs').keys()) {
    const value = mapAt(mapAt(file, 'inputs'), name).get('default')
    if (value instanceof Map) throw new Error(`action.yml: the default of ${name} is not a text`)
    inputs.set(name, value)
  }
  return { main: textAt(runs, 'main'), using: textAt(runs, 'using'), inputs }
}

/**
 * @param {YamlMap} map
 * @param {string} key
 * @returns {YamlMap} empty where the key is absent
 */
function mapAt(map, key) {
  const value = map.get(key)
  if (value === undefined || value === '') return new Map()
  if (value instanceof Map) return value
  throw new Error(`action.yml: ${key} is not a mapping`)
}

/**
 * @param {YamlMap} map
 * @param {string} key
 */
function textAt(map, key) {
  const value = map.get(key)
  if (typeof value === 'string' && value !== '') return value
  throw new Error(`action.yml: runs.${key} is missing`)
}
