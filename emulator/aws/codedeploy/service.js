import { createHash } from 'node:crypto'
import { arnOf } from '../arn.js'
import { authenticate, jsonRefusals } from '../identity.js'
import { jsonResponse } from '../json.js'
import { denialOf } from '../permissions.js'
import { NotEmulated, ServiceError } from '../service-error.js'
import { advance, end, isActive, rollBack, startDeployment } from './deployment.js'

/** @import { Caller } from '../identity.js' */
/** @import { Service } from '../services.js' */
/** @import { World } from '../world.js' */
/** @import { Deployment, DeploymentGroup, Shift } from './deployment.js' */

/** @typedef {{ world: World, caller: Caller, input: Record<string, any> }} Call */

const TARGET = 'CodeDeploy_20141006.'
const JSON_1_1 = { 'content-type': 'application/x-amz-json-1.1' }

/** @type {Record<string, { members: readonly string[], run: (call: Call) => object }>} */
const OPERATIONS = {
  CreateDeployment: {
    members: [
      'applicationName',
      'deploymentGroupName',
      'description',
      'revision',
      'deploymentConfigName',
      'autoRollbackConfiguration',
    ],
    run: createDeployment,
  },
  GetDeployment: { members: ['deploymentId'], run: getDeployment },
  ListDeployments: {
    members: ['applicationName', 'deploymentGroupName', 'includeOnlyStatuses'],
    run: listDeployments,
  },
  StopDeployment: { members: ['deploymentId', 'autoRollbackEnabled'], run: stopDeployment },
}

/** @type {Service} */
export const codedeploy = {
  name: 'codedeploy',
  identify: ({ headers }) => {
    const target = headers['x-amz-target'] ?? ''
    if (!target.startsWith(TARGET)) return undefined
    const operation = target.slice(TARGET.length)
    return operation in OPERATIONS ? operation : ''
  },
  run: (world, request) => {
    const operation = codedeploy.identify(request)
    const known = operation && OPERATIONS[operation]
    if (!known) throw new NotEmulated(`codedeploy ${request.headers['x-amz-target']}`)
    const caller = authenticate(world, request, jsonRefusals(400))
    /** @type {Record<string, unknown>} */
    const input = JSON.parse(request.body.toString())
    const unknown = Object.keys(input).filter((name) => !known.members.includes(name))
    if (unknown.length > 0) throw new NotEmulated(`${operation} with member ${unknown.join(', ')}`)
    return jsonResponse(world, 200, /** @type {any} */ (known.run({ world, caller, input })), JSON_1_1)
  },
  renderError: (world, { status, type, text, headers }) =>
    jsonResponse(world, status, { __type: type, message: text }, { ...JSON_1_1, ...headers }),
  describeBody: ({ body }) => JSON.parse(body.toString()),
}

/**
 * Registering the revision and reading the configuration take permissions of their own
 * (https://docs.aws.amazon.com/codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html).
 *
 * @param {Call} call
 */
function createDeployment({ world, caller, input }) {
  const { applicationName, deploymentGroupName, description = '', deploymentConfigName, revision } = input
  const configuration = deploymentConfigName ?? 'CodeDeployDefault.LambdaAllAtOnce'
  const group = findGroup(world, caller, 'CreateDeployment', applicationName, deploymentGroupName)
  authorize(world, caller, 'RegisterApplicationRevision', `application:${applicationName}`)
  authorize(world, caller, 'GetDeploymentConfig', `deploymentconfig:${configuration}`)
  if (description.length > 256) throw refusal('DescriptionTooLongException', 'The description is too long.')
  const { content, sha256 } = revision.appSpecContent
  const shift = readAppSpec(content)
  if (createHash('sha256').update(content).digest('hex') !== sha256) {
    throw refusal('InvalidRevisionException', 'The sha256 of the AppSpec content does not match.')
  }
  if (shift.from === shift.to) {
    throw refusal('InvalidRevisionException', 'TargetVersion must not equal CurrentVersion.')
  }
  const active = deploymentsOf(world, group).find(isActive)
  if (active) {
    throw refusal(
      'DeploymentLimitExceededException',
      `The Deployment Group '${group.name}' already has an active Deployment '${active.id}'`,
    )
  }
  const of = { group, description, configuration, appSpec: { content, sha256 }, shift, creator: 'user' }
  const { id } = startDeployment(world, /** @type {any} */ (of))
  return { deploymentId: id }
}

/** @param {Call} call */
function getDeployment({ world, caller, input }) {
  const deployment = findDeployment(world, caller, 'GetDeployment', input['deploymentId'])
  advance(world, deployment)
  const named = deployment.endSeen || !deployment.group.namesRollbackLate
  deployment.endSeen = !isActive(deployment)
  const { id, group, status, description, configuration, creator, error, rollbackId, created } = deployment
  return {
    deploymentInfo: {
      applicationName: group.application,
      deploymentGroupName: group.name,
      deploymentConfigName: configuration,
      deploymentId: id,
      revision: { revisionType: 'AppSpecContent', appSpecContent: deployment.appSpec },
      status,
      description,
      creator,
      createTime: created / 1000,
      computePlatform: 'Lambda',
      errorInformation: error,
      rollbackInfo: rollbackId === undefined || !named ? {} : { rollbackDeploymentId: rollbackId },
    },
  }
}

/** @param {Call} call */
function listDeployments({ world, caller, input }) {
  const group = findGroup(
    world,
    caller,
    'ListDeployments',
    input['applicationName'],
    input['deploymentGroupName'],
  )
  const statuses = input['includeOnlyStatuses']
  const found = deploymentsOf(world, group).filter(({ status }) => statuses?.includes(status) ?? true)
  return { deployments: found.map(({ id }) => id) }
}

/** @param {Call} call */
function stopDeployment({ world, caller, input }) {
  const deployment = findDeployment(world, caller, 'StopDeployment', input['deploymentId'])
  if (!isActive(deployment)) {
    throw refusal(
      'DeploymentAlreadyCompletedException',
      `Deployment ${deployment.id} is already in the ${deployment.status} state`,
    )
  }
  end(deployment, { status: 'Stopped', code: 'MANUAL_STOP', message: 'The deployment was stopped.' })
  if (input['autoRollbackEnabled'] === true) {
    rollBack(world, deployment)
    // Nobody may be left to read it.
    const back = world.deployments.get(deployment.rollbackId ?? '')
    while (back && isActive(back)) advance(world, back)
  }
  return { status: 'Succeeded', statusMessage: 'No more traffic is shifted.' }
}

/**
 * @param {World} world
 * @param {DeploymentGroup} group
 * @returns {Deployment[]}
 */
const deploymentsOf = (world, group) => [...world.deployments.values()].filter((own) => own.group === group)

/**
 * @param {World} world
 * @param {Caller} caller
 * @param {string} operation
 * @param {string} application
 * @param {string} name
 * @returns {DeploymentGroup}
 */
function findGroup(world, caller, operation, application, name) {
  authorize(world, caller, operation, `deploymentgroup:${application}/${name}`)
  const { account, region } = caller
  const groups = world.deploymentGroups.filter((own) => own.account === account && own.region === region)
  const ofApplication = groups.filter((own) => own.application === application)
  if (ofApplication.length === 0) {
    throw refusal('ApplicationDoesNotExistException', `No application found for name: ${application}`)
  }
  const group = ofApplication.find((own) => own.name === name)
  if (group) return group
  throw refusal('DeploymentGroupDoesNotExistException', `No Deployment Group found for name: ${name}`)
}

/**
 * @param {World} world
 * @param {Caller} caller
 * @param {string} operation
 * @param {string} id
 * @returns {Deployment}
 */
function findDeployment(world, caller, operation, id) {
  const deployment = world.deployments.get(id)
  if (!deployment) {
    throw refusal('DeploymentDoesNotExistException', `The deployment ${id} could not be found`)
  }
  const { application, name } = deployment.group
  authorize(world, caller, operation, `deploymentgroup:${application}/${name}`)
  return deployment
}

/**
 * @param {World} world
 * @param {Caller} caller
 * @param {string} operation
 * @param {string} resource
 */
function authorize(world, caller, operation, resource) {
  const denial = denialOf(world, caller, `codedeploy:${operation}`, arnOf('codedeploy', caller, resource))
  if (denial !== undefined) throw refusal('AccessDeniedException', denial)
}

/** @param {string} content @returns {Shift} */
function readAppSpec(content) {
  const spec = JSON.parse(content)
  const [resource = {}] = Object.values(spec.Resources?.[0] ?? {})
  const { Name, Alias, CurrentVersion, TargetVersion } = Object(resource).Properties ?? {}
  const texts = [Name, Alias, CurrentVersion, TargetVersion]
  if (
    spec.version !== '0.0' ||
    Object(resource).Type !== 'AWS::Lambda::Function' ||
    texts.some((own) => typeof own !== 'string')
  ) {
    throw refusal('InvalidRevisionException', 'The AppSpec file is not valid.')
  }
  return { functionName: Name, alias: Alias, from: CurrentVersion, to: TargetVersion }
}

/**
 * @param {string} type
 * @param {string} message
 */
const refusal = (type, message) => new ServiceError(400, type, message)
