import { sha256 } from './packages.js'

/** @import { LambdaFunction } from '../../../emulator/aws/lambda/function.js' */
/** @import { World } from '../../../emulator/aws/world.js' */

/** Objects are as good under any upload: only what the function could be made of counts. @param {World} world */
export function stateOf(world) {
  return {
    functions: [...world.functions.values()].map(functionState),
    objects: [...world.buckets.values()].flatMap((bucket) =>
      [...bucket.objects].map(([key, versions]) => [
        `${bucket.name}/${key}`,
        sha256(versions.at(-1)?.body ?? Buffer.alloc(0)),
      ]),
    ),
  }
}

/** @param {LambdaFunction} fn */
function functionState({ name, latest, versions, aliases }) {
  return {
    name,
    code: latest.code.sha256,
    architectures: latest.architectures,
    state: latest.state,
    update: latest.lastUpdate?.status,
    versions: [...versions.values()].map((version) => ({
      version: version.version,
      code: version.code.sha256,
      architectures: version.architectures,
      description: version.description,
      state: version.state,
    })),
    aliases: [...aliases.values()]
      .map(({ name, version, weights, description }) => ({ name, version, weights, description }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  }
}

/**
 * Where two states differ, in a line; undefined where they are the same.
 *
 * @param {unknown} wanted
 * @param {unknown} found
 * @param {string} [path]
 * @returns {string | undefined}
 */
export function differenceOf(wanted, found, path = 'state') {
  if (Object.is(wanted, found)) return undefined
  const both = [wanted, found].every((value) => typeof value === 'object' && value !== null)
  if (!both) return `${path} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`
  const one = Object(wanted)
  const other = Object(found)
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const difference = differenceOf(one[key], other[key], `${path}.${key}`)
    if (difference !== undefined) return difference
  }
  return undefined
}
