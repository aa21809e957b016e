import { readToken } from '../oidc.js'
import { ServiceError } from '../service-error.js'
import { invalidToken } from './errors.js'

/** @import { Claims } from '../oidc.js' */
/** @import { World } from '../world.js' */

/**
 * The claims of a token that an account accepts: from an issuer that it knows, for an audience of that, and neither
 * forged nor expired.
 *
 * @param {World} world
 * @param {string} account
 * @param {string} text of the token
 * @returns {Claims}
 */
export function acceptToken(world, account, text) {
  const token = readToken(text)
  if (!token) {
    throw invalidToken(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    )
  }
  const { claims, genuine } = token
  refuseExpired(world, claims)
  const providers = world.identityProviders.filter(
    (own) => own.account === account && own.issuer === claims['iss'],
  )
  if (providers.length === 0) {
    throw invalidToken(`No OpenIDConnect provider found in your account for ${claims['iss']}`)
  }
  // The words of AWS for this one are not known.
  if (!genuine) throw invalidToken('The signature of the ID Token could not be verified')
  if (!providers.some((own) => own.audiences.includes(String(claims['aud'])))) {
    throw invalidToken('Incorrect token audience')
  }
  return claims
}

/**
 * @param {World} world
 * @param {Claims} claims
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
