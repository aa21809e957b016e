import { ServiceError } from '../service-error.js'
import { refuseWhileBusy } from './busy.js'
import { openUnqualified, textInput } from './call.js'
import { readCode } from './code.js'
import { renderConfiguration } from './configuration.js'
import { invalidParameter, revisionMismatch, validation } from './errors.js'
import { publish, readPublishTo } from './publish.js'
import { beginTransition, settleDue } from './settle.js'
import { CREATING } from './version.js'

/** @import { World } from '../world.js' */
/** @import { LambdaCall } from './call.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { Code } from './version.js' */

/**
 * @param {World} world
 * @param {LambdaCall} call
 * @returns {Record<string, unknown>} the version, where one was published
 */
export function updateFunctionCode(world, call) {
  const fn = openUnqualified(world, call)
  const asked = readArchitectures(call)
  const architectures = (fn.ignoresArchitectures ? undefined : asked) ?? fn.latest.architectures
  const publishTo = readPublishTo(call, fn)
  const revisionId = textInput(call, 'RevisionId')
  if (revisionId !== undefined && revisionId !== fn.latest.revisionId) throw revisionMismatch()
  refuseWhileBusy(fn)
  refuseRetiredRuntime(world, fn)
  const code = readCode(world, call, fn)
  refuseUnsigned(world, fn, code)
  refuseOverStorage(world, fn, code)
  if (call.input['DryRun'] === true) return dryRun(world, fn, code, architectures)
  applyUpdate(world, fn, code, architectures)
  if (fn.latest.transition?.atOnce) settleDue(world, fn)
  if (call.input['Publish'] !== true) return renderConfiguration(fn, fn.latest)
  const version = publish(world, fn, { publishTo, settled: false })
  return renderConfiguration(fn, version, version.version)
}

/**
 * @param {World} world
 * @param {LambdaFunction} fn
 * @param {Code} code
 * @param {string[]} architectures
 */
function applyUpdate(world, fn, code, architectures) {
  const { latest } = fn
  const rollback = { code: latest.code, architectures: latest.architectures }
  latest.transition = beginTransition(world, fn.settle, rollback)
  latest.code = code
  latest.architectures = architectures
  latest.modified = world.now()
  latest.revisionId = world.id()
  latest.lastUpdate = { status: 'InProgress', reason: CREATING.reason, reasonCode: CREATING.code }
  // The same bytes again count as a change too.
  fn.unchangedSince = undefined
}

/**
 * @param {World} world
 * @param {LambdaFunction} fn
 * @param {Code} code
 * @param {string[]} architectures
 */
function dryRun(world, fn, code, architectures) {
  const tried = world.dryRunHash ? { ...fn.latest, code, architectures } : fn.latest
  return renderConfiguration(fn, tried)
}

/**
 * @param {LambdaCall} call
 * @returns {string[] | undefined}
 */
function readArchitectures({ input }) {
  const value = input['Architectures']
  if (!Array.isArray(value)) return undefined
  const where = `Value '[${value.join(', ')}]' at 'architectures' failed to satisfy constraint`
  if (value.length > 1) throw validation(`${where}: Member must have length less than or equal to 1`)
  if (value[0] !== 'x86_64' && value[0] !== 'arm64') {
    throw validation(
      `${where}: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]`,
    )
  }
  return value
}

/**
 * @param {World} world
 * @param {LambdaFunction} fn
 */
function refuseRetiredRuntime(world, fn) {
  const { runtime } = fn.latest.settings
  if (runtime === undefined || !world.retiredRuntimes.has(runtime)) return
  throw invalidParameter(
    `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
  )
}

/**
 * @param {World} world
 * @param {LambdaFunction} fn
 * @param {Code} code
 */
function refuseUnsigned(world, fn, code) {
  if (!fn.codeSigning) return
  if (fn.codeSigning.missing) {
    throw new ServiceError(
      404,
      'CodeSigningConfigNotFoundException',
      `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${fn.codeSigning.arn}.`,
      { members: { Type: 'User' } },
    )
  }
  if (!fn.codeSigning.enforce || world.signedPackages.has(code.sha256)) return
  throw new ServiceError(
    400,
    'CodeVerificationFailedException',
    `Lambda cannot deploy the function. The function or layer might be signed using a signature that the client is not configured to accept. Check the provided signature for ${fn.name}.`,
    { members: { Type: 'User' } },
  )
}

/**
 * @param {World} world
 * @param {LambdaFunction} fn
 * @param {Code} code
 */
function refuseOverStorage(world, fn, code) {
  let stored = code.size
  for (const own of world.functions.values()) {
    if (own.account !== fn.account || own.region !== fn.region) continue
    for (const version of own.versions.values()) stored += version.code.size
    if (own !== fn) stored += own.latest.code.size
  }
  if (stored <= world.codeStorageLimit) return
  throw new ServiceError(400, 'CodeStorageExceededException', 'Code storage limit exceeded.', {
    members: { Type: 'User' },
  })
}
