import { NEW, OLD, OTHER } from '../harness/packages.js'

/** @import { Scenario } from '../harness/scenarios.js' */
/** @import { World } from '../../../emulator/aws/world.js' */

/**
 * Two deployments of one function. Each names it in its own way, which tells their requests apart.
 *
 * @typedef {object} Pair
 * @property {string} name
 * @property {Record<string, string>} a inputs
 * @property {Record<string, string>} b
 */

export const FUNCTION = 'greeting'
export const ARN = `arn:aws:lambda:eu-west-1:123456789012:function:${FUNCTION}`

const A = { 'function-name': FUNCTION, 'zip-file': 'new.zip', 'version-description': 'of A' }
const B = { 'function-name': ARN, 'zip-file': 'other.zip', 'version-description': 'of B' }
const SAME = { ...B, 'zip-file': 'new.zip' }
const LIVE = { alias: 'live' }
const PUBLISH = { publish: 'true' }

export const FILES = { 'new.zip': NEW, 'other.zip': OTHER }
export const CODES = { 'new.zip': NEW, 'other.zip': OTHER }

/** @type {readonly Pair[]} */
export const PAIRS = [
  { name: 'different code, no version', a: A, b: B },
  { name: 'different code, publish', a: { ...A, ...PUBLISH }, b: { ...B, ...PUBLISH } },
  { name: 'different code, same alias', a: { ...A, ...LIVE }, b: { ...B, ...LIVE } },
  { name: 'different code, other aliases', a: { ...A, ...LIVE }, b: { ...B, alias: 'next' } },
  { name: 'different code, new alias', a: { ...A, alias: 'next' }, b: { ...B, alias: 'next' } },
  { name: 'same code, publish', a: { ...A, ...PUBLISH }, b: { ...SAME, ...PUBLISH } },
  { name: 'same code, same alias', a: { ...A, ...LIVE }, b: { ...SAME, ...LIVE } },
  { name: 'same code, new alias', a: { ...A, alias: 'next' }, b: { ...SAME, alias: 'next' } },
  { name: 'one staged, same alias', a: { ...A, ...LIVE, 's3-bucket': 'packages' }, b: { ...B, ...LIVE } },
  { name: 'publish beside alias', a: { ...A, ...PUBLISH }, b: { ...B, ...LIVE } },
]

/** @param {World} world */
export function seed(world) {
  world.addFunction({
    name: FUNCTION,
    zip: OLD,
    versions: [{}],
    aliases: [{ name: 'live', version: '1' }],
  })
  world.addBucket({ name: 'packages', versioned: true })
}

/**
 * @param {Record<string, string>} inputs
 * @returns {Scenario}
 */
export const scenarioOf = (inputs) => ({ name: '', inputs, files: FILES, seed })
