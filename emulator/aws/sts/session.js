/** @import { World } from '../world.js' */
/** @import { XmlTree } from '../xml.js' */
/** @import { Role } from './role.js' */

/**
 * Temporary keys of a role, which the world knows from then on.
 *
 * @param {World} world
 * @param {Role} role
 * @param {string} session
 * @param {number} seconds
 * @returns {Record<string, XmlTree>}
 */
export function issueCredentials(world, role, session, seconds) {
  const id = `AROA3XFRBF535PLBIFPI4:${session}`
  // Without the path of the role (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).
  const arn = `${role.arn.replace(':iam:', ':sts:').replace(/:role\/.*$/, `:assumed-role/${role.arn.split('/').at(-1)}`)}/${session}`
  const credentials = world.addCredentials({
    sessionToken: Buffer.from(`session ${world.id()}`).toString('base64'),
    account: role.account,
    arn,
    userId: id,
    expiresAt: world.now() + seconds * 1000,
  })
  return {
    AssumedRoleUser: { AssumedRoleId: id, Arn: arn },
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: new Date(credentials.expiresAt ?? 0).toISOString().replace(/\.\d+/, ''),
    },
  }
}
