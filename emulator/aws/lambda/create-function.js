import { denialOf } from '../permissions.js'
import { ServiceError } from '../service-error.js'
import { readCode } from './code.js'
import { renderConfiguration } from './configuration.js'
import { readConfiguration } from './configuration-input.js'
import { accessDenied, conflict, invalidParameter, USER } from './errors.js'
import { buildFunction } from './function.js'
import { parseFunctionName, refuseQualifier } from './function-name.js'
import { textInput } from './request.js'
import { beginTransition, settleDue } from './settle.js'
import { readArchitectures } from './update-code.js'
import { CREATING } from './version.js'

/** @import { LambdaRequest, Operation } from './request.js' */

/** A function that is Pending at first. @type {Operation} */
export function createFunction(world, request) {
  const { caller, input, operation } = request
  const named = parseFunctionName(textInput(request, 'FunctionName') ?? '', caller)
  refuseQualifier(named)
  const denial = denialOf(world, caller, `lambda:${operation}`, named.arn)
  if (denial !== undefined) throw accessDenied(denial)
  if (named.account !== caller.account) throw accessDenied(null)
  const name = named.arn.split(':').at(-1) ?? ''
  const packageType = textInput(request, 'PackageType') === 'Image' ? 'Image' : 'Zip'
  refuseIncomplete(request, packageType)
  const { account, region } = named
  const capacity = Object(input['CapacityProviderConfig']).LambdaManagedInstancesCapacityProviderConfig
  // It is built as it will be once it is active, and is Pending until then.
  const fn = buildFunction(world, {
    name,
    account,
    region,
    packageType,
    description: textInput(request, 'Description') ?? '',
    managedInstances: capacity !== undefined,
  })
  const { settings, snapStart = false } = readConfiguration(world, request, fn)
  const { latest } = fn
  Object.assign(fn, { snapStart })
  const code = readCode(world, { ...request, input: Object(input['Code']) }, fn)
  const architectures = readArchitectures(request) ?? latest.architectures
  if (world.functions.has(named.arn)) throw conflict(`Function already exist: ${name}`)
  Object.assign(latest, {
    code,
    settings,
    architectures,
    state: 'Pending',
    stateReason: CREATING.reason,
    stateReasonCode: CREATING.code,
    lastUpdate: undefined,
    transition: beginTransition(world, fn.settle),
  })
  world.functions.set(fn.arn, fn)
  if (latest.transition?.atOnce) settleDue(world, fn)
  return renderConfiguration(fn, latest)
}

/**
 * @param {LambdaRequest} request
 * @param {'Zip' | 'Image'} packageType
 */
function refuseIncomplete(request, packageType) {
  if (textInput(request, 'Role') === undefined) {
    throw new ServiceError(
      400,
      'ValidationException',
      "1 validation error detected: Value at 'role' failed to satisfy constraint: Member must not be null",
      USER,
    )
  }
  const complete = textInput(request, 'Runtime') !== undefined && textInput(request, 'Handler') !== undefined
  if (packageType === 'Zip' && !complete) {
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    )
  }
}
