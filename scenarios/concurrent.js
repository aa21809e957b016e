import { NEW, OTHER } from './packages.js'
import { ACCOUNT, BUCKET, FUNCTION, GROUP, REGION } from './scenario.js'
import { released } from './start.js'

/** @import { Scenario, Start } from './scenario.js' */

/**
 * Two deployments of one function at once. Each names it in its own way, which tells their requests apart.
 *
 * @typedef {object} Pair
 * @property {string} name
 * @property {Record<string, string>} a inputs
 * @property {Record<string, string>} b
 * @property {Start} [start] with a function that is not there yet, for both to create
 */

export const ARN = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${FUNCTION}`

const A = { 'function-name': FUNCTION, 'zip-file': 'new.zip', 'version-description': 'of A' }
const B = { 'function-name': ARN, 'zip-file': 'other.zip', 'version-description': 'of B' }
const SAME = { ...B, 'zip-file': 'new.zip' }
const LIVE = { alias: 'live' }
const SHIFT = {
  'codedeploy-application': GROUP.application,
  'codedeploy-deployment-group': GROUP.name,
}
const PUBLISH = { publish: 'true' }
/** @param {object} configuration */
const configure = (configuration) => ({ configuration: JSON.stringify(configuration) })
const LARGE = configure({ MemorySize: 512, Environment: { Variables: { STAGE: 'of A' } } })
const SMALL = configure({ MemorySize: 256, Environment: { Variables: { STAGE: 'of B' } } })
const ONE_MORE = configure({ Environment: { Variables: { OTHER: 'of B' } } })
const CREATE = {
  'create-if-missing': 'true',
  ...configure({ Role: '<role>', Runtime: 'nodejs24.x', Handler: 'index.handler', MemorySize: 512 }),
}

export const FILES = { 'new.zip': NEW, 'other.zip': OTHER }
/** @type {Start} */
const START = { ...released(), bucket: { versioned: true }, shifts: 'succeeds' }

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
  { name: 'one staged, same alias', a: { ...A, ...LIVE, 's3-bucket': BUCKET }, b: { ...B, ...LIVE } },
  { name: 'one by CodeDeploy, same alias', a: { ...A, ...LIVE, ...SHIFT }, b: { ...B, ...LIVE } },
  { name: 'publish beside alias', a: { ...A, ...PUBLISH }, b: { ...B, ...LIVE } },
  {
    name: 'different configuration, same alias',
    a: { ...A, ...LIVE, ...LARGE },
    b: { ...B, ...LIVE, ...SMALL },
  },
  {
    name: 'different configuration, same code',
    a: { ...A, ...LIVE, ...LARGE },
    b: { ...SAME, ...LIVE, ...SMALL },
  },
  {
    name: 'same configuration, same code',
    a: { ...A, ...LIVE, ...LARGE },
    b: { ...SAME, ...LIVE, ...LARGE },
  },
  {
    name: 'other variables, same code',
    a: { ...A, ...LIVE, ...LARGE },
    b: { ...SAME, ...PUBLISH, ...ONE_MORE },
  },
  { name: 'configuration beside code alone', a: { ...A, ...LIVE, ...LARGE }, b: { ...B, ...PUBLISH } },
  { name: 'both create', a: { ...A, ...LIVE, ...CREATE }, b: { ...SAME, ...LIVE, ...CREATE }, start: {} },
  {
    name: 'both create, different code',
    a: { ...A, ...LIVE, ...CREATE },
    b: { ...B, ...LIVE, ...CREATE },
    start: {},
  },
]

/**
 * One of the two.
 *
 * @param {Record<string, string>} inputs
 * @param {Start} [start]
 * @returns {Scenario}
 */
export const scenarioOf = (inputs, start = START) => ({ name: '', inputs, files: FILES, start })
