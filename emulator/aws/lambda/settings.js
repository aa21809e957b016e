import { iamArnOf } from '../arn.js'

/**
 * The configuration of a version: what does not change with its code, and stays with a version once it is published.
 *
 * @typedef {object} FunctionSettings
 * @property {string} role
 * @property {string | undefined} runtime
 * @property {string | undefined} handler
 * @property {number} memorySize
 * @property {Record<string, string> | undefined} environment
 * @property {Record<string, unknown>} others further members, in the shape of an answer
 */

/**
 * Of `$LATEST`, or of a version that was published with another configuration.
 *
 * @typedef {object} SettingsSeed
 * @property {string} [runtime]
 * @property {string} [handler]
 * @property {number} [memorySize] MB
 * @property {string} [role] ARN
 * @property {Record<string, string>} [environment] no Environment at all when absent
 * @property {Record<string, unknown>} [others] members in the shape of an answer
 */

/**
 * @param {SettingsSeed} seed
 * @param {{ packageType: 'Zip' | 'Image', account: string, region: string }} of
 * @returns {FunctionSettings}
 */
export function firstSettings(seed, { packageType, account, region }) {
  const zip = packageType === 'Zip'
  const defaults = {
    role: iamArnOf({ region, account }, 'role/lambda-execution'),
    runtime: zip ? 'nodejs24.x' : undefined,
    handler: zip ? 'index.handler' : undefined,
    memorySize: 128,
    environment: undefined,
    others: {},
  }
  return settingsAfter(defaults, seed)
}

/**
 * @param {FunctionSettings} base
 * @param {SettingsSeed} seed
 * @returns {FunctionSettings} the base, but for what the seed says
 */
export function settingsAfter(base, seed) {
  return {
    ...base,
    role: seed.role ?? base.role,
    runtime: seed.runtime ?? base.runtime,
    handler: seed.handler ?? base.handler,
    memorySize: seed.memorySize ?? base.memorySize,
    environment: seed.environment ?? base.environment,
    others: { ...base.others, ...seed.others },
  }
}
