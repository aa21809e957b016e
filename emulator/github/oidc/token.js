import { generateKeyPairSync, sign, verify } from 'node:crypto'

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

/**
 * The job that a token is for.
 *
 * @typedef {object} Job
 * @property {() => number} now milliseconds since 1970
 * @property {() => string} id a new identifier each time
 * @property {Claims} idTokenClaims what its tokens say beside the audience
 */

const LIFETIME_SECONDS = 300

/** @type {import('node:crypto').KeyPairKeyObjectResult | undefined} */
let keys

/** The issuer's keys, made when they are first needed: that takes a moment. */
function signingKeys() {
  keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
  return keys
}

/**
 * A token as GitHub's are, signed by this process.
 *
 * @param {Job} job
 * @param {string} audience
 * @returns {string}
 */
export function issueToken(job, audience) {
  const now = Math.floor(job.now() / 1000)
  const claims = { aud: audience, jti: job.id(), iat: now, nbf: now - 300, exp: now + LIFETIME_SECONDS }
  const header = { typ: 'JWT', alg: 'RS256', kid: '38826b17-6a30-5f9b-b169-8beb8202f723' }
  const signed = `${encode(header)}.${encode({ ...claims, ...job.idTokenClaims })}`
  const signature = sign('RSA-SHA256', Buffer.from(signed), signingKeys().privateKey)
  return `${signed}.${signature.toString('base64url')}`
}

/**
 * The claims of a token, whose signature is verified; whether it has expired, and for whom it is, is not looked at.
 *
 * @param {string} token
 * @returns {{ claims: Claims, genuine: boolean } | undefined} undefined where it is no token
 */
export function readToken(token) {
  const [header = '', payload = '', signature] = token.split('.')
  if (!signature) return undefined
  try {
    const claims = Object(JSON.parse(Buffer.from(payload, 'base64url').toString()))
    const signed = Buffer.from(`${header}.${payload}`)
    const { publicKey } = signingKeys()
    return { claims, genuine: verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url')) }
  } catch {
    return undefined
  }
}

/** @param {unknown} value */
function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
