import { decodeToken } from '../../github/oidc/token.js'
import { denialOf } from '../permissions.js'
import { ServiceError } from '../service-error.js'
import { trusts } from './role.js'
import { issueCredentials } from './session.js'

/** @import { Caller } from '../identity.js' */
/** @import { World } from '../world.js' */
/** @import { XmlTree } from '../xml.js' */

const SESSION_NAME = /^[\w+=,.@-]{2,64}$/
const SHORTEST_SESSION = 900
const LONGEST_SESSION = 43_200
const LONGEST_CHAINED_SESSION = 3600

/**
 * @param {World} world
 * @param {URLSearchParams} form
 * @returns {XmlTree}
 */
export function assumeRoleWithWebIdentity(world, form) {
  const arn = readRoleArn(form)
  const seconds = readSession(form)
  const claims = decodeToken(form.get('WebIdentityToken') ?? '')
  if (!claims)
    throw invalidToken(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    )
  refuseExpired(world, claims)
  const role = world.roles.get(arn)
  refuseProvider(world, arn.split(':')[4] ?? '', claims)
  if (!role || !trusts(role, claims)) {
    throw new ServiceError(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity')
  }
  refuseLonger(
    seconds,
    role.maxSessionSeconds,
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  )
  return {
    SubjectFromWebIdentityToken: String(claims['sub']),
    Audience: String(claims['aud']),
    Provider: String(claims['iss']).replace('https://', ''),
    ...issueCredentials(world, role, form.get('RoleSessionName') ?? '', seconds),
  }
}

/**
 * @param {World} world
 * @param {URLSearchParams} form
 * @param {Caller} caller
 * @returns {XmlTree}
 */
export function assumeRole(world, form, caller) {
  const arn = readRoleArn(form)
  const seconds = readSession(form)
  const role = world.roles.get(arn)
  const { externalId } = role?.trust ?? {}
  const trusted = role && (externalId === undefined || externalId === form.get('ExternalId'))
  if (!trusted || denialOf(world, caller, 'sts:AssumeRole', arn) !== undefined) {
    throw new ServiceError(
      403,
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    )
  }
  if (caller.arn.includes(':assumed-role/')) {
    refuseLonger(
      seconds,
      LONGEST_CHAINED_SESSION,
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  }
  refuseLonger(
    seconds,
    role.maxSessionSeconds,
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  )
  return issueCredentials(world, role, form.get('RoleSessionName') ?? '', seconds)
}

/**
 * The account knows the issuer, and the issuer may speak to this audience.
 *
 * @param {World} world
 * @param {string} account
 * @param {Record<string, unknown>} claims
 */
function refuseProvider(world, account, claims) {
  const providers = world.identityProviders.filter(
    (own) => own.account === account && own.issuer === claims['iss'],
  )
  if (providers.length === 0) {
    throw invalidToken(`No OpenIDConnect provider found in your account for ${claims['iss']}`)
  }
  if (!providers.some((own) => own.audiences.includes(String(claims['aud'])))) {
    throw invalidToken('Incorrect token audience')
  }
}

/**
 * @param {World} world
 * @param {Record<string, unknown>} claims
 */
function refuseExpired(world, claims) {
  const now = Math.floor(world.now() / 1000)
  const expiry = Number(claims['exp'])
  if (now < expiry) return
  throw new ServiceError(
    400,
    'ExpiredTokenException',
    `Token expired: current date/time ${now} must be before the expiration date/time ${expiry}`,
  )
}

/**
 * @param {URLSearchParams} form
 * @returns {string} in the form of an ARN; whether it is a role's shows later
 */
function readRoleArn(form) {
  const arn = form.get('RoleArn') ?? ''
  if (/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(arn)) return arn
  throw new ServiceError(400, 'ValidationError', `${arn} is invalid`)
}

/**
 * @param {URLSearchParams} form
 * @returns {number} seconds
 */
function readSession(form) {
  const name = form.get('RoleSessionName') ?? ''
  if (!SESSION_NAME.test(name)) {
    throw validation(name, 'roleSessionName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')
  }
  const seconds = Number(form.get('DurationSeconds') ?? LONGEST_CHAINED_SESSION)
  if (seconds < SHORTEST_SESSION) {
    throw validation(
      String(seconds),
      'durationSeconds',
      `Member must have value greater than or equal to ${SHORTEST_SESSION}`,
    )
  }
  if (seconds > LONGEST_SESSION) {
    throw validation(
      String(seconds),
      'durationSeconds',
      `Member must have value less than or equal to ${LONGEST_SESSION}`,
    )
  }
  return seconds
}

/**
 * @param {number} seconds
 * @param {number} longest
 * @param {string} message
 */
function refuseLonger(seconds, longest, message) {
  if (seconds > longest) throw new ServiceError(400, 'ValidationError', message)
}

/**
 * @param {string} value
 * @param {string} member
 * @param {string} constraint
 */
function validation(value, member, constraint) {
  const message = `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`
  return new ServiceError(400, 'ValidationError', message)
}

/** @param {string} message */
function invalidToken(message) {
  return new ServiceError(400, 'InvalidIdentityToken', message)
}
