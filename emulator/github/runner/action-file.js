import { parseYaml } from './yaml.js'

/** @import { YamlMap } from './yaml.js' */

/**
 * What a runner needs of an action.yml.
 *
 * @typedef {object} ActionFile
 * @property {string} main relative to the action's directory
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
  const main = textAt(runs, 'main')
  if (main === undefined) throw new Error('action.yml: runs.main is missing')
  const inputs = mapAt(file, 'inputs')
  const names = [...inputs.keys()]
  return { main, inputs: new Map(names.map((name) => [name, textAt(mapAt(inputs, name), 'default')])) }
}

/**
 * @param {YamlMap} map
 * @param {string} key
 * @returns {YamlMap} empty where the key is absent, or has no mapping
 */
function mapAt(map, key) {
  const value = map.get(key)
  return value instanceof Map ? value : new Map()
}

/**
 * @param {YamlMap} map
 * @param {string} key
 */
function textAt(map, key) {
  const value = map.get(key)
  return value instanceof Map ? undefined : value
}
