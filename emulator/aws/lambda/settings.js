import { createHash } from 'node:crypto'
import { partitionOf } from '../partition.js'

/** @typedef {{ ErrorCode: string, Message: string }} EnvironmentError */

/**
 * The configuration of a version: what does not change with its code, and stays with a version once it is published.
 *
 * @typedef {object} FunctionSettings
 * @property {string} role
 * @property {string | undefined} runtime
 * @property {string | undefined} handler
 * @property {number} timeout
 * @property {number} memorySize
 * @property {Record<string, string> | undefined} environment
 * @property {EnvironmentError | undefined} environmentError
 * @property {string[]} layers ARNs
 * @property {boolean} configSha256
 * @property {Record<string, unknown>} more
 */

/**
 * Of `$LATEST`, or of a version that was published with another configuration.
 *
 * @typedef {object} SettingsSeed
 * @property {string} [role]
 * @property {string} [runtime]
 * @property {string} [handler]
 * @property {number} [timeout] seconds
 * @property {number} [memorySize] MB
 * @property {Record<string, string>} [environment] no Environment at all when absent
 * @property {EnvironmentError} [environmentError] in place of variables that may not be decrypted
 * @property {string[]} [layers] ARNs
 * @property {boolean} [configSha256] answers carry ConfigSha256, which AWS does not send of ordinary functions
 * @property {Record<string, unknown>} [more] further members of FunctionConfiguration, as they are on the wire; they
 *   replace those of the same name, e.g. `{ EphemeralStorage: { Size: 1024 } }`
 */

/**
 * @param {SettingsSeed} seed
 * @param {{ packageType: 'Zip' | 'Image', account: string, region: string }} of
 * @returns {FunctionSettings}
 */
export function firstSettings(seed, { packageType, account, region }) {
  const zip = packageType === 'Zip'
  return settingsAfter(
    {
      role: `arn:${partitionOf(region)}:iam::${account}:role/lambda-execution`,
      runtime: zip ? 'nodejs24.x' : undefined,
      handler: zip ? 'index.handler' : undefined,
      timeout: 3,
      memorySize: 128,
      environment: undefined,
      environmentError: undefined,
      layers: [],
      configSha256: false,
      more: {},
    },
    seed,
  )
}

/**
 * @param {FunctionSettings} base
 * @param {SettingsSeed} seed
 * @returns {FunctionSettings} the base, but for what the seed says
 */
export function settingsAfter(base, seed) {
  return {
    role: seed.role ?? base.role,
    runtime: seed.runtime ?? base.runtime,
    handler: seed.handler ?? base.handler,
    timeout: seed.timeout ?? base.timeout,
    memorySize: seed.memorySize ?? base.memorySize,
    environment: seed.environment ?? base.environment,
    environmentError: seed.environmentError ?? base.environmentError,
    layers: seed.layers ?? base.layers,
    configSha256: seed.configSha256 ?? base.configSha256,
    more: { ...base.more, ...seed.more },
  }
}

/**
 * The `Environment` member of a configuration.
 *
 * @param {FunctionSettings} settings
 * @returns {Record<string, unknown> | undefined}
 */
export function renderEnvironment({ environment, environmentError }) {
  if (environmentError) return { Error: environmentError }
  return environment && { Variables: environment }
}

/**
 * @param {unknown} configuration
 * @returns {string} base64; the same for the same configuration. What AWS hashes is not known
 */
export function configSha256(configuration) {
  return createHash('sha256').update(JSON.stringify(configuration)).digest('base64')
}
