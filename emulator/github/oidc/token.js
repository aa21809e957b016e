/** @import { World } from '../../aws/world.js' */

/** @typedef {Record<string, unknown>} Claims */

/**
 * What a job's tokens say. The subject is that of a push to the main branch.
 *
 * @type {Claims}
 */
export const DEFAULT_CLAIMS = Object.freeze({
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:octo-org/checkout:ref:refs/heads/main',
  repository: 'octo-org/checkout',
  repository_owner: 'octo-org',
  ref: 'refs/heads/main',
  sha: 'ffac537e6cbbf934b08745a378932722df287a53',
  actor: 'octocat',
  event_name: 'push',
  run_id: '1658821493',
})

const LIFETIME_SECONDS = 300

/**
 * A token as GitHub's look, with a signature that nobody could verify.
 *
 * @param {World} world
 * @param {string} audience
 * @returns {string}
 */
export function issueToken(world, audience) {
  const now = Math.floor(world.now() / 1000)
  const claims = { aud: audience, jti: world.id(), iat: now, nbf: now - 300, exp: now + LIFETIME_SECONDS }
  const header = { typ: 'JWT', alg: 'RS256', kid: '38826b17-6a30-5f9b-b169-8beb8202f723' }
  const signature = Buffer.from('not a signature').toString('base64url')
  return [encode(header), encode({ ...claims, ...world.idTokenClaims }), signature].join('.')
}

/**
 * @param {string} token
 * @returns {Claims | undefined} undefined where it is no token
 */
export function decodeToken(token) {
  const [, payload, signature] = token.split('.')
  if (!payload || !signature) return undefined
  try {
    return Object(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  } catch {
    return undefined
  }
}

/** @param {unknown} value */
function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
