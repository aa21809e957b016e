import { DEFAULT_ACCOUNT, DEFAULT_REGION, iamArnOf } from '../arn.js'

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
  const exact = trust.operator === 'StringEquals'
  return fits(trust.subject, claims['sub'], exact) && fits(trust.audience, claims['aud'], exact)
}

/**
 * @param {string | undefined} pattern
 * @param {unknown} value
 * @param {boolean} exact
 */
function fits(pattern, value, exact) {
  if (pattern === undefined) return true
  if (exact) return value === pattern
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(String(value))
}
