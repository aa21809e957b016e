import { denialOf } from '../permissions.js'
import { accessDenied, invalid, violation } from './errors.js'
import { trusts } from './role.js'
import { issueCredentials } from './session.js'
import { acceptToken } from './web-identity.js'

/** @import { Caller } from '../identity.js' */
/** @import { World } from '../world.js' */
/** @import { XmlTree } from '../xml.js' */

const SESSION_NAME = /^[\w+=,.@-]{2,64}$/
const SHORTEST_SESSION = 900
const LONGEST_SESSION = 43_200
const LONGEST_CHAINED_SESSION = 3600
const OVER_ROLE = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'
const OVER_CHAIN =
  'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining'

/**
 * @param {World} world
 * @param {URLSearchParams} form
 * @returns {Record<string, XmlTree>}
 */
export function assumeRoleWithWebIdentity(world, form) {
  const { arn, session, seconds } = readRequest(form)
  const claims = acceptToken(world, arn.split(':')[4] ?? '', form.get('WebIdentityToken') ?? '')
  const role = world.roles.get(arn)
  if (!role || !trusts(role, claims)) {
    throw accessDenied('Not authorized to perform sts:AssumeRoleWithWebIdentity')
  }
  if (seconds > role.maxSessionSeconds) throw invalid(OVER_ROLE)
  return {
    SubjectFromWebIdentityToken: String(claims['sub']),
    Audience: String(claims['aud']),
    Provider: String(claims['iss']).replace('https://', ''),
    ...issueCredentials(world, role, session, seconds),
  }
}

/**
 * @param {World} world
 * @param {URLSearchParams} form
 * @param {Caller} caller
 * @returns {Record<string, XmlTree>}
 */
export function assumeRole(world, form, caller) {
  const { arn, session, seconds } = readRequest(form)
  const role = world.roles.get(arn)
  const { externalId } = role?.trust ?? {}
  const trusted = role && (externalId === undefined || externalId === form.get('ExternalId'))
  if (!trusted || denialOf(world, caller, 'sts:AssumeRole', arn) !== undefined) {
    throw accessDenied(`User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`)
  }
  const chained = caller.arn.includes(':assumed-role/')
  if (chained && seconds > LONGEST_CHAINED_SESSION) throw invalid(OVER_CHAIN)
  if (seconds > role.maxSessionSeconds) throw invalid(OVER_ROLE)
  return issueCredentials(world, role, session, seconds)
}

/**
 * @param {URLSearchParams} form
 * @returns {{ arn: string, session: string, seconds: number }} an ARN in form; whether it is a role's shows later
 */
function readRequest(form) {
  const arn = form.get('RoleArn') ?? ''
  if (!/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(arn)) throw invalid(`${arn} is invalid`)
  const session = form.get('RoleSessionName') ?? ''
  if (!SESSION_NAME.test(session)) {
    const pattern = 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'
    throw violation(session, 'roleSessionName', pattern)
  }
  const seconds = Number(form.get('DurationSeconds') ?? LONGEST_CHAINED_SESSION)
  if (seconds < SHORTEST_SESSION) {
    const least = `Member must have value greater than or equal to ${SHORTEST_SESSION}`
    throw violation(seconds, 'durationSeconds', least)
  }
  if (seconds > LONGEST_SESSION) {
    const most = `Member must have value less than or equal to ${LONGEST_SESSION}`
    throw violation(seconds, 'durationSeconds', most)
  }
  return { arn, session, seconds }
}
