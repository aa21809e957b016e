import { ServiceError } from './service-error.js'

/** @import { World } from './world.js' */
/** @import { EndpointRequest } from './service-error.js' */

/**
 * @typedef {object} Credentials
 * @property {string} accessKeyId
 * @property {string} secretAccessKey
 * @property {string | undefined} sessionToken
 * @property {string} account
 * @property {string} arn who a request signed with them comes from
 * @property {string} userId
 * @property {number | undefined} expiresAt milliseconds of the world's clock
 */

/** @typedef {{ credentials: Credentials, account: string, arn: string, region: string, service: string }} Caller */

/** The key pair of the AWS documentation; every world knows it. */
export const DEFAULT_CREDENTIALS = Object.freeze({
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
})

/**
 * What a service answers a request without a caller: each has its own words for it.
 *
 * @typedef {Record<'missing' | 'unknown' | 'expired', readonly [status: number, type: string, message: string]>} Refusals
 */

/**
 * The words of the services that speak JSON.
 *
 * @param {number} status
 * @returns {Refusals}
 */
export const jsonRefusals = (status) => ({
  missing: [status, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
  unknown: [status, 'UnrecognizedClientException', 'The security token included in the request is invalid.'],
  expired: [status, 'ExpiredTokenException', 'The security token included in the request is expired'],
})

/**
 * The credential scope of a signed request; the Region and the service come from nowhere else, since one
 * endpoint serves them all.
 *
 * @param {EndpointRequest} request
 * @returns {{ accessKeyId: string, region: string, service: string } | undefined}
 */
export function credentialScope(request) {
  const header = /Credential=([^,\s]+)/.exec(request.headers['authorization'] ?? '')?.[1]
  const scope = header ?? request.query.get('X-Amz-Credential') ?? ''
  const [accessKeyId, , region, service] = scope.split('/')
  if (!accessKeyId || !region || !service) return undefined
  return { accessKeyId, region, service }
}

/**
 * Who sent a request. Signatures are not verified: the keys, the session token and its expiry are.
 *
 * @param {World} world
 * @param {EndpointRequest} request
 * @param {Refusals} refusals
 * @returns {Caller}
 */
export function authenticate(world, request, refusals) {
  const scope = credentialScope(request)
  if (!scope) throw new ServiceError(...refusals.missing)
  const credentials = world.credentials.get(scope.accessKeyId)
  const token = request.headers['x-amz-security-token'] ?? request.query.get('X-Amz-Security-Token')
  if (!credentials || (credentials.sessionToken ?? '') !== (token ?? '')) {
    throw new ServiceError(...refusals.unknown)
  }
  if (credentials.expiresAt !== undefined && credentials.expiresAt <= world.now()) {
    throw new ServiceError(...refusals.expired)
  }
  const { account, arn } = credentials
  return { credentials, account, arn, region: scope.region, service: scope.service }
}
