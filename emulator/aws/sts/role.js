import { DEFAULT_ACCOUNT, DEFAULT_REGION, iamArnOf } from '../arn.js'
import { matches } from '../permissions.js'

/**
 * @typedef {object} Trust
 * @property {string} [subject] the `sub` that is let in; every one when absent
 * @property {string} [audience] the `aud` that is let in; every one when absent
 * @property {'StringEquals' | 'StringLike'} [operator] StringLike when absent: `*` stands for anything
 * @property {string} [externalId] needed for AssumeRole
 */

/**
 * @typedef {object} Role
 * @property {string} account
 * @property {string} arn
 * @property {Trust} trust
 * @property {number} maxSessionSeconds
 */

/** @typedef {{ name: string, account?: string, region?: string, trust?: Trust, maxSessionSeconds?: number }} RoleSeed */

/**
 * An identity provider that an account knows.
 *
 * @typedef {object} IdentityProvider
 * @property {string} account
 * @property {string} issuer with `https://`
 * @property {string[]} audiences its client ids
 */

/**
 * @param {RoleSeed} seed region only tells the partition
 * @returns {Role}
 */
export function buildRole(seed) {
  const { name, account = DEFAULT_ACCOUNT, region = DEFAULT_REGION, trust = {} } = seed
  const arn = iamArnOf({ region, account }, `role/${name}`)
  return { account, arn, trust, maxSessionSeconds: seed.maxSessionSeconds ?? 43_200 }
}

/**
 * Whether a role's trust policy lets a token in.
 *
 * @param {Role} role
 * @param {Record<string, unknown>} claims
 * @returns {boolean}
 */
export function trusts({ trust }, claims) {
  const fits = (/** @type {string | undefined} */ pattern, /** @type {unknown} */ value) => {
    if (pattern === undefined) return true
    return trust.operator === 'StringEquals' ? value === pattern : matches(pattern, String(value))
  }
  return fits(trust.subject, claims['sub']) && fits(trust.audience, claims['aud'])
}
