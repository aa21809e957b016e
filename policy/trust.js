/** @import { Inputs, Target } from './target.js' */

const ISSUER = 'token.actions.githubusercontent.com'

/**
 * Lets the jobs of one repository, on one ref or in one environment, assume the role
 * (https://docs.github.com/en/actions/reference/security/oidc).
 *
 * @param {Inputs} inputs
 * @param {string} role ARN
 * @param {Target} target
 */
export function trustStatement(inputs, role, { region }) {
  const [, partition, , , account] = role.split(':')
  const audience =
    inputs['audience'] ?? (region.startsWith('cn-') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com')
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${ISSUER}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${ISSUER}:aud`]: audience, [`${ISSUER}:sub`]: subjectOf(inputs) } },
  }
}

/**
 * The `sub` of the job's token. A job with `environment:` has that in place of its ref.
 *
 * @param {Inputs} inputs
 */
function subjectOf({ subject, environment, repository = 'OWNER/REPOSITORY', ref = 'refs/heads/main' }) {
  if (subject !== undefined) return subject
  return `repo:${repository}:${environment === undefined ? `ref:${ref}` : `environment:${environment}`}`
}
