import { denialOf } from '../permissions.js'
import { accessDenied, invalidParameter, validation } from './errors.js'
import { textInput } from './request.js'

/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { LambdaRequest } from './request.js' */
/** @import { FunctionSettings } from './settings.js' */

/**
 * A configuration as a request asks for it, on top of what is there.
 *
 * @typedef {object} Configured
 * @property {FunctionSettings} settings
 * @property {string} description
 * @property {boolean | undefined} snapStart
 */

/** Members that answers have as requests do. */
const AS_GIVEN =
  'CapacityProviderConfig DeadLetterConfig DurableConfig EphemeralStorage FileSystemConfigs KMSKeyArn LoggingConfig TracingConfig'.split(
    ' ',
  )

/** Bytes of all variables as JSON (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const LARGEST_ENVIRONMENT = 4096

/** What the service itself sets. */
const RESERVED =
  /^(AWS_(REGION|DEFAULT_REGION|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_(?!EXEC_WRAPPER)\w+)|LAMBDA_TASK_ROOT|_HANDLER)$/

/**
 * @param {World} world
 * @param {LambdaRequest} request of CreateFunction, or of UpdateFunctionConfiguration
 * @param {Pick<LambdaFunction, 'latest' | 'packageType'>} fn
 * @returns {Configured}
 */
export function readConfiguration(world, request, { latest, packageType }) {
  const { input } = request
  refuseOutOfRange('memorySize', input['MemorySize'], 128, 10_240)
  refuseOutOfRange('timeout', input['Timeout'], 1, 900)
  if (packageType === 'Image' && (input['Runtime'] ?? input['Handler'] ?? input['Layers']) !== undefined) {
    throw invalidParameter(
      "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.",
    )
  }
  refuseRuntime(world, textInput(request, 'Runtime'))
  const variables = /** @type {Record<string, string> | undefined} */ (Object(input['Environment']).Variables)
  if (variables) refuseEnvironment(variables)
  refuseLayers(world, request)
  refuseRole(world, request)
  const { settings } = latest
  return {
    settings: {
      ...settings,
      role: textInput(request, 'Role') ?? settings.role,
      runtime: textInput(request, 'Runtime') ?? settings.runtime,
      handler: textInput(request, 'Handler') ?? settings.handler,
      memorySize: Number(input['MemorySize'] ?? settings.memorySize),
      environment: input['Environment'] === undefined ? settings.environment : nonEmpty(variables),
      others: { ...settings.others, ...othersOf(input) },
    },
    description: textInput(request, 'Description') ?? latest.description,
    snapStart:
      input['SnapStart'] === undefined
        ? undefined
        : Object(input['SnapStart']).ApplyOn === 'PublishedVersions',
  }
}

/** @param {Record<string, string> | undefined} variables */
const nonEmpty = (variables) => (Object.keys(variables ?? {}).length > 0 ? variables : undefined)

/**
 * @param {Record<string, unknown>} input
 * @returns {Record<string, unknown>} members in the shape of an answer
 */
function othersOf(input) {
  const given = AS_GIVEN.filter((name) => input[name] !== undefined).map((name) => [
    name,
    emptyAsNone(input[name]),
  ])
  const { Timeout, Layers, VpcConfig, ImageConfig } = /** @type {Record<string, any>} */ (input)
  return {
    ...Object.fromEntries(given),
    ...(Timeout !== undefined && { Timeout }),
    ...(Layers !== undefined && {
      Layers:
        Layers.length > 0 ? Layers.map((/** @type {string} */ Arn) => ({ Arn, CodeSize: 1024 })) : undefined,
    }),
    ...(VpcConfig !== undefined && { VpcConfig: vpcOf(VpcConfig) }),
    ...(ImageConfig !== undefined && {
      ImageConfigResponse: Object.keys(ImageConfig).length > 0 ? { ImageConfig } : undefined,
    }),
  }
}

/** Detached it has empty lists and no VPC. @param {Record<string, any>} config */
function vpcOf({ SubnetIds = [], SecurityGroupIds = [], Ipv6AllowedForDualStack = false }) {
  const VpcId = SubnetIds.length > 0 ? 'vpc-0123456789abcdef0' : ''
  return { SubnetIds, SecurityGroupIds, VpcId, Ipv6AllowedForDualStack }
}

/** @param {unknown} value */
function emptyAsNone(value) {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return undefined
  return Object(value).TargetArn === '' ? undefined : value
}

/**
 * @param {string} member
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 */
function refuseOutOfRange(member, value, least, most) {
  if (value === undefined) return
  const where = `Value '${value}' at '${member}' failed to satisfy constraint: Member must have value`
  if (Number(value) < least) throw validation(`${where} greater than or equal to ${least}`)
  if (Number(value) > most) throw validation(`${where} less than or equal to ${most}`)
}

/**
 * @param {World} world
 * @param {string | undefined} runtime
 */
export function refuseRuntime(world, runtime) {
  if (runtime === undefined || !world.retiredRuntimes.has(runtime)) return
  throw invalidParameter(
    `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
  )
}

/**
 * In the service's words, which quote the values.
 *
 * @param {Record<string, string>} variables
 */
function refuseEnvironment(variables) {
  const unable =
    'Lambda was unable to configure your environment variables because the environment variables you have provided'
  const reserved = Object.keys(variables).filter((name) => RESERVED.test(name))
  if (reserved.length > 0) {
    throw invalidParameter(
      `${unable} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    )
  }
  const measured = JSON.stringify(variables)
  if (Buffer.byteLength(measured) > LARGEST_ENVIRONMENT) {
    throw invalidParameter(`${unable} exceeded the 4KB limit. String measured: ${measured}`)
  }
}

/**
 * The caller has to be allowed to read what it adds.
 *
 * @param {World} world
 * @param {LambdaRequest} request
 */
function refuseLayers(world, { input, caller }) {
  for (const arn of /** @type {string[]} */ (input['Layers'] ?? [])) {
    const denial = denialOf(world, caller, 'lambda:GetLayerVersion', arn)
    if (denial !== undefined) throw accessDenied(denial)
  }
}

/**
 * @param {World} world
 * @param {LambdaRequest} request
 */
function refuseRole(world, request) {
  const role = textInput(request, 'Role')
  if (role === undefined) return
  const denial = denialOf(world, request.caller, 'iam:PassRole', role)
  if (denial !== undefined) throw accessDenied(denial)
  const refusals = world.rolesTooNew.get(role) ?? 0
  if (refusals === 0) return
  world.rolesTooNew.set(role, refusals - 1)
  throw invalidParameter('The role defined for the function cannot be assumed by Lambda.')
}
