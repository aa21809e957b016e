import { stringify } from 'yaml'
import { parseArn } from '../../src/arn.ts'

/** @import { Policies } from '../../src/policy/policies.ts' */

/**
 * What the policies of a step are printed as.
 *
 * @typedef {object} Role
 * @property {string | undefined} arn of role-to-assume
 * @property {string} issuer of the tokens
 */

/** @typedef {(policies: Policies, role: Role) => string} Form */

/** @type {Readonly<Record<string, Form>>} */
export const FORMS = {
  json: (policies) => json(policies),
  permissions: ({ permissions }) => json(permissions),
  trust: (policies) => json(trustOf(policies)),
  commands,
  cloudformation,
}

/**
 * Commands of the AWS CLI that create the provider, the role and its policy.
 *
 * @param {Policies} policies
 * @param {Role} role
 */
function commands(policies, role) {
  const { name, path } = nameAndPath(role)
  const pathOption = path === '/' ? [] : ['--path', quoted(path)]
  return [
    '# Once per account: GitHub as an identity provider.',
    `aws iam create-open-id-connect-provider --url ${quoted(role.issuer)} --client-id-list ${quoted(audienceOf(trustOf(policies)))}`,
    '',
    '# The role, whom it trusts, and what it may do.',
    `aws iam create-role --role-name ${quoted(name)} ${[...pathOption, '--assume-role-policy-document'].join(' ')} ${quoted(json(trustOf(policies)))}`,
    '',
    `aws iam put-role-policy --role-name ${quoted(name)} --policy-name deploy --policy-document ${quoted(json(policies.permissions))}`,
  ].join('\n')
}

/**
 * A template with the role. CloudFormation reads YAML 1.1, where a date needs quotes.
 *
 * @param {Policies} policies
 * @param {Role} role
 */
function cloudformation(policies, role) {
  const { name, path } = nameAndPath(role)
  const resource = {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      ...(path !== '/' && { Path: path }),
      AssumeRolePolicyDocument: trustOf(policies),
      Policies: [{ PolicyName: 'deploy', PolicyDocument: policies.permissions }],
    },
  }
  return stringify({ Resources: { DeployRole: resource } }, { lineWidth: 0, version: '1.1' }).trimEnd()
}

/**
 * The audience that a trust policy asks for.
 *
 * @param {NonNullable<Policies['trust']>} trust
 */
function audienceOf(trust) {
  const { Condition } = Object(trust.Statement[0])
  const [, audience] = Object.entries(Condition.StringEquals).find(([key]) => key.endsWith(':aud')) ?? []
  return String(audience)
}

/** @param {Policies} policies */
function trustOf({ trust, caller }) {
  if (caller !== undefined) {
    throw new Error(
      'With role-chaining the role trusts the credentials that assume it, not GitHub: --as json has their policy, caller',
    )
  }
  if (trust === undefined)
    throw new Error('Give role-to-assume: without it there is no role, and no trust policy')
  return trust
}

/** @param {Role} role */
function nameAndPath({ arn }) {
  const [, path = '/', name = ''] = /^role(\/(?:.*\/)?)([^/]+)$/.exec(parseArn(arn).resource) ?? []
  if (name === '') throw new Error('Give role-to-assume: without it there is no role to create')
  return { path, name }
}

/** @param {unknown} value */
function json(value) {
  return JSON.stringify(value, undefined, 2)
}

/**
 * One word of a POSIX shell.
 *
 * @param {string} text
 */
function quoted(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
