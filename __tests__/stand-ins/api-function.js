import { setTimeout as sleep } from 'node:timers/promises'
import { VARIABLE } from '../../scenarios/scenario.js'
import { asBytes } from '../conformance/programs/boto3.js'

/** @import { FunctionStart } from '../../scenarios/scenario.js' */
/** @import { Call } from '../conformance/programs/boto3.js' */
/** @import { State } from './local-world.js' */

/**
 * @typedef {object} FunctionSeed
 * @property {string} name
 * @property {string} role ARN
 * @property {Buffer | undefined} [zip]
 * @property {string | undefined} [imageUri]
 * @property {string} [runtime]
 * @property {string} [description]
 * @property {Record<string, string>} [tags]
 * @property {FunctionStart['memorySize']} [memorySize]
 * @property {FunctionStart['environment']} [environment]
 * @property {FunctionStart['others']} [others]
 * @property {FunctionStart['versions']} [versions]
 * @property {FunctionStart['aliases']} [aliases]
 */

const ROLE_PATIENCE_MS = 60_000
const SETTLE_PATIENCE_MS = 300_000

/**
 * Creates a function as if it had been deployed before: each version is published with its own code.
 *
 * @param {Call} call
 * @param {FunctionSeed} seed
 */
export async function createFunction(call, { name, zip, imageUri, versions = [], aliases = {}, ...seed }) {
  const { role, tags = {}, runtime = 'nodejs24.x', description = '', memorySize: MemorySize = 128 } = seed
  let current = versions[0]?.zip ?? zip
  const code = current
    ? { Runtime: runtime, Handler: 'index.handler', Code: { ZipFile: asBytes(current) } }
    : { PackageType: 'Image', Code: { ImageUri: imageUri } }
  const Environment = { Variables: { [VARIABLE.name]: VARIABLE.value, ...seed.environment } }
  const settings = { Description: description, Environment, MemorySize, ...seed.others }
  const own = { FunctionName: name, Role: role, Tags: tags, ...settings }
  await onceRoleIsKnown(() => call('lambda', 'create_function', { ...own, ...code }))
  await settled(call, name)
  const run = async (/** @type {Buffer | undefined} */ wanted) => {
    if (wanted === undefined || wanted === current) return
    current = wanted
    await call('lambda', 'update_function_code', { FunctionName: name, ZipFile: asBytes(wanted) })
    await settled(call, name)
  }
  for (const version of versions) {
    await run(version.zip ?? zip)
    await call('lambda', 'publish_version', { FunctionName: name, Description: version.description ?? '' })
  }
  await run(zip)
  for (const [alias, { version, weights }] of Object.entries(aliases)) {
    const routing = weights && { RoutingConfig: { AdditionalVersionWeights: weights } }
    await call('lambda', 'create_alias', {
      FunctionName: name,
      Name: alias,
      FunctionVersion: version,
      ...routing,
    })
  }
}

/**
 * A role that was made just now is not known to Lambda for some seconds.
 *
 * @param {() => Promise<unknown>} work
 */
async function onceRoleIsKnown(work) {
  const deadline = Date.now() + ROLE_PATIENCE_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!/cannot be assumed by Lambda/.test(`${error}`) || Date.now() > deadline) throw error
      await sleep(2000)
    }
  }
}

/**
 * Waits until nothing changes a function any more.
 *
 * @param {Call} call
 * @param {string} name
 * @returns {Promise<Record<string, any>>} FunctionConfiguration
 */
export async function settled(call, name) {
  const deadline = Date.now() + SETTLE_PATIENCE_MS
  for (;;) {
    const { Configuration } = await call('lambda', 'get_function', { FunctionName: name })
    if (Configuration.State !== 'Pending' && Configuration.LastUpdateStatus !== 'InProgress')
      return Configuration
    if (Date.now() > deadline) throw new Error(`${name} does not settle`)
    await sleep(500)
  }
}

/**
 * What Lambda says of a function, in the shape of the local endpoint's state.
 *
 * @param {Call} call
 * @param {readonly string[]} names
 * @param {readonly string[]} [aliases] their names, where they cannot be listed
 * @returns {Promise<State['functions']>} without those that are not there
 */
export async function functionsNamed(call, names, aliases) {
  const functions = await Promise.all(names.map((name) => functionNamed(call, name, aliases)))
  return functions.flat()
}

/**
 * @param {Call} call
 * @param {string} name
 * @param {readonly string[]} [aliases]
 * @returns {Promise<State['functions']>}
 */
async function functionNamed(call, name, aliases) {
  const FunctionName = name
  const found = await call('lambda', 'get_function', { FunctionName }).catch((error) => {
    if (error.name !== 'ResourceNotFoundException') throw error
  })
  if (found === undefined) return []
  const { Configuration } = found
  const { Versions } = await call('lambda', 'list_versions_by_function', { FunctionName })
  const Aliases = aliases
    ? await Promise.all(aliases.map((Name) => call('lambda', 'get_alias', { FunctionName, Name })))
    : (await call('lambda', 'list_aliases', { FunctionName }))['Aliases']
  return [
    {
      name,
      code: Configuration.CodeSha256,
      architectures: Configuration.Architectures,
      settings: settingsOf(Configuration),
      state: Configuration.State,
      update: Configuration.LastUpdateStatus,
      versions: Versions.slice(1).map((/** @type {Record<string, any>} */ own) => ({
        version: own['Version'],
        code: own['CodeSha256'],
        architectures: own['Architectures'],
        settings: settingsOf(own),
        description: own['Description'],
        state: own['State'],
      })),
      aliases: Aliases.map((/** @type {Record<string, any>} */ own) => ({
        name: own['Name'],
        version: own['FunctionVersion'],
        weights: own['RoutingConfig']?.AdditionalVersionWeights ?? {},
        description: own['Description'],
      })),
    },
  ]
}

/**
 * @param {Record<string, any>} configuration
 * @returns {import('../../scenarios/scenario.js').Settings}
 */
const settingsOf = ({ Environment, MemorySize, Timeout }) => ({
  MemorySize,
  Timeout,
  variables: Environment?.Variables ?? {},
})
