import { readCode } from './code.js'
import { renderConfiguration } from './configuration.js'
import { refuseRuntime } from './configuration-input.js'
import { refuseDuringUpdate } from './conflicts.js'
import { revisionMismatch, validation } from './errors.js'
import { publish, readPublishTo } from './publish.js'
import { authorizeUnqualified, textInput } from './request.js'
import { beginTransition, settleDue } from './settle.js'
import { CREATING } from './version.js'

/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { LambdaRequest, Operation } from './request.js' */
/** @import { Code } from './version.js' */

/** Answers with the version, where one was published. @type {Operation} */
export function updateFunctionCode(world, request) {
  const fn = authorizeUnqualified(world, request)
  const architectures = readArchitectures(request) ?? fn.latest.architectures
  const publishTo = readPublishTo(request, fn)
  const revisionId = textInput(request, 'RevisionId')
  if (revisionId !== undefined && revisionId !== fn.latest.revisionId) throw revisionMismatch()
  refuseDuringUpdate(fn)
  refuseRuntime(world, fn.latest.settings.runtime)
  const code = readCode(world, request, fn)
  if (request.input['DryRun'] === true) return renderConfiguration(fn, { ...fn.latest, code, architectures })
  applyUpdate(world, fn, code, architectures)
  if (fn.latest.transition?.atOnce) settleDue(world, fn)
  if (request.input['Publish'] !== true) return renderConfiguration(fn, fn.latest)
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
 * @param {LambdaRequest} request
 * @returns {string[] | undefined}
 */
export function readArchitectures({ input }) {
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
