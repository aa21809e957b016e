import { openGiven } from './given-endpoint.js'
import { openLocal } from './local-endpoint.js'

/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */
/** @import { Answer } from '../../emulator/aws/lambda/invoke.js' */
/** @import { AliasNow } from './lambda-api.js' */

/**
 * What only the local endpoint lets the demo do.
 *
 * @typedef {object} Control
 * @property {(statement: string) => void} trust makes a statement, as JSON, the role's trust policy
 * @property {(answer: Answer) => void} answer how the function answers from now on
 */

/**
 * Where the demo deploys to.
 *
 * @typedef {object} DemoEndpoint
 * @property {string} where for people
 * @property {Control} [control]
 * @property {readonly RequestRecord[]} requests of the steps so far
 * @property {Record<string, string>} env that leads a step there
 * @property {Record<string, string>} inputs that every step has there
 * @property {() => Promise<AliasNow>} live what the alias live serves
 * @property {() => Promise<void>} close leaves nothing behind
 */

/**
 * The local endpoint, or the one that AWS_ENDPOINT_URL names.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<DemoEndpoint>}
 */
export function openEndpoint(env) {
  const { AWS_ENDPOINT_URL: url } = env
  return url ? openGiven(url.replace(/\/$/, ''), env) : openLocal()
}
