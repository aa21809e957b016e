import { setTimeout as sleep } from 'node:timers/promises'

/** @import { Start } from '../../scenarios/scenario.js' */
/** @import { Place } from './by-api.js' */

/**
 * A role that a step assumes, which may do what `npm run policy` says that the step needs, and nothing else.
 *
 * @param {Place} place
 * @param {{ name: string, arn: string, trust: NonNullable<Start['role']>, oidc: boolean, step: Record<string, string> }} role
 *   `step` are the inputs
 */
export async function createRole({ call, account, region, tags, subject, rolePatience }, role) {
  const { name, arn, trust, oidc, step } = role
  const { policiesFor } = await import('../../src/policy/policies.ts')
  const facts = { account, region, subject: trust.subject ?? subject }
  const policies = policiesFor({ ...step, 'role-to-assume': arn }, facts)
  const external = trust.externalId && { StringEquals: { 'sts:ExternalId': trust.externalId } }
  const ofTheAccount = {
    Effect: 'Allow',
    Principal: { AWS: account },
    Action: 'sts:AssumeRole',
    ...(external && { Condition: external }),
  }
  const byAccount = { Version: '2012-10-17', Statement: [ofTheAccount] }
  await call('iam', 'create_role', {
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify(oidc ? policies.trust : byAccount),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  })
  await call('iam', 'put_role_policy', {
    RoleName: name,
    PolicyName: 'step',
    PolicyDocument: JSON.stringify(policies.permissions),
  })
  await sleep(rolePatience)
}

/**
 * The role that functions run as: it may do nothing, since nothing is ever invoked.
 *
 * @param {Pick<Place, 'call' | 'tags'>} place
 * @param {string} name
 * @returns {Promise<string>} its ARN
 */
export async function createFunctionRole({ call, tags }, name) {
  const Principal = { Service: 'lambda.amazonaws.com' }
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
  }
  const { Role } = await call('iam', 'create_role', {
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify(trust),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  })
  return Role.Arn
}
