import { setRouting } from '../lambda/alias.js'

/** @import { LambdaFunction } from '../lambda/function.js' */
/** @import { World } from '../world.js' */

/**
 * How deployments of a group end. What goes wrong, goes wrong after the first share of the traffic.
 *
 * @typedef {'succeeds' | 'fails' | 'alarm' | 'goes on'} End
 */

/**
 * @typedef {object} DeploymentGroup
 * @property {string} application
 * @property {string} name
 * @property {string} account
 * @property {string} region
 * @property {End} end
 * @property {boolean} [namesRollbackLate] only the read after the one that shows the end names the rollback
 */

/** @typedef {{ functionName: string, alias: string, from: string, to: string }} Shift */

/**
 * @typedef {object} Deployment
 * @property {string} id
 * @property {DeploymentGroup} group
 * @property {string} description
 * @property {string} configuration
 * @property {{ content: string, sha256: string }} appSpec
 * @property {Shift} shift
 * @property {'user' | 'codeDeployRollback'} creator
 * @property {string} status
 * @property {{ code: string, message: string } | undefined} error
 * @property {string | undefined} rollbackId
 * @property {boolean} [endSeen]
 * @property {number} created
 */

/** Deployments that are not over. */
export const isActive = (/** @type {Deployment} */ { status }) => !/^(Succeeded|Failed|Stopped)$/.test(status)

/** @type {Partial<Record<End, { status: string, code: string, message: string }>>} */
const FAILURES = {
  fails: {
    status: 'Failed',
    code: 'HOOK_EXECUTION_FAILURE',
    message:
      'The deployment failed because a lifecycle event hook failed. Check the logs of the Lambda function that the hook ran.',
  },
  alarm: {
    status: 'Stopped',
    code: 'ALARM_ACTIVE',
    message:
      'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <checkout-errors>',
  },
}

/** Of a deployment that begins with another version than its AppSpec says (aws/serverless-application-model#291). */
const OTHER_VERSION = {
  status: 'Failed',
  code: 'INVALID_LAMBDA_CONFIGURATION',
  message:
    'The deployment failed because the AppSpec file that specifies the AWS Lambda deployment configuration is missing or has an invalid configuration. The Lambda function alias version does not match the current version in AppSpec file.',
}

/**
 * One step on: each read of a deployment sees it further.
 *
 * @param {World} world
 * @param {Deployment} deployment
 */
export function advance(world, deployment) {
  if (!isActive(deployment)) return
  const { shift, group } = deployment
  const alias = functionOf(world, deployment)?.aliases.get(shift.alias)
  if (!alias) return end(deployment, OTHER_VERSION)
  if (deployment.status === 'Created') {
    // Not so of a rollback, which begins with whatever share there is.
    if (deployment.creator === 'user' && alias.version !== shift.from) return end(deployment, OTHER_VERSION)
    deployment.status = 'InProgress'
    if (deployment.creator === 'user') setRouting(world, alias, shift.from, { [shift.to]: 0.1 })
    return
  }
  // Somebody else moved it.
  if (deployment.creator === 'user' && !(shift.to in alias.weights)) return end(deployment, OTHER_VERSION)
  const failure = deployment.creator === 'user' ? FAILURES[group.end] : undefined
  if (failure !== undefined) {
    end(deployment, failure)
    return rollBack(world, deployment)
  }
  if (deployment.creator === 'user' && group.end === 'goes on') return
  setRouting(world, alias, shift.to, {})
  deployment.status = 'Succeeded'
}

/**
 * @param {Deployment} deployment
 * @param {{ status: string, code: string, message: string }} how
 */
export function end(deployment, { status, code, message }) {
  deployment.status = status
  deployment.error = { code, message }
}

/**
 * Begins to take the traffic back, by a deployment of its own.
 *
 * @param {World} world
 * @param {Deployment} deployment
 */
export function rollBack(world, deployment) {
  const { shift } = deployment
  const back = startDeployment(world, {
    ...deployment,
    creator: 'codeDeployRollback',
    description: '',
    shift: { ...shift, from: shift.to, to: shift.from },
  })
  deployment.rollbackId = back.id
}

/**
 * @param {World} world
 * @param {Pick<Deployment, 'group' | 'description' | 'configuration' | 'appSpec' | 'shift' | 'creator'>} of
 * @returns {Deployment}
 */
export function startDeployment(world, { group, description, configuration, appSpec, shift, creator }) {
  /** @type {Deployment} */
  const deployment = {
    id: `d-${world.id().replaceAll('-', '').slice(0, 9).toUpperCase()}`,
    group,
    description,
    configuration,
    appSpec,
    shift,
    creator,
    status: 'Created',
    error: undefined,
    rollbackId: undefined,
    created: world.now(),
  }
  world.deployments.set(deployment.id, deployment)
  return deployment
}

/**
 * @param {World} world
 * @param {Deployment} deployment
 * @returns {LambdaFunction | undefined}
 */
const functionOf = (world, { group, shift }) => world.findFunction(shift.functionName, group)
