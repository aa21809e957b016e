import { renderConfiguration } from './configuration.js'
import { refuseDuringUpdate } from './conflicts.js'
import { invalidParameter, revisionMismatch, validation } from './errors.js'
import { authorizeUnqualified, textInput } from './request.js'
import { beginTransition } from './settle.js'
import { CREATING } from './version.js'

/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { LambdaRequest, Operation } from './request.js' */
/** @import { FunctionVersion } from './version.js' */

const LATEST_PUBLISHED = '$LATEST.PUBLISHED'
const LONGEST_DESCRIPTION = 256

/** @type {Operation} */
export function publishVersion(world, request) {
  const fn = authorizeUnqualified(world, request)
  const publishTo = readPublishTo(request, fn)
  const description = readDescription(request)
  const revisionId = textInput(request, 'RevisionId')
  if (revisionId !== undefined && revisionId !== fn.latest.revisionId) throw revisionMismatch()
  const hash = textInput(request, 'CodeSha256')
  const current = fn.latest.code.sha256
  if (hash !== undefined && hash !== current) {
    throw invalidParameter(
      `CodeSHA256 (${hash}) is different from current CodeSHA256 in $LATEST (${current}). Please try again with the CodeSHA256 in $LATEST.`,
    )
  }
  refuseDuringUpdate(fn)
  const version = publish(world, fn, { publishTo, description, settled: true })
  return renderConfiguration(fn, version, version.version)
}

/**
 * Makes a version of `$LATEST`, or finds the one that was made since the last update.
 *
 * @param {World} world
 * @param {LambdaFunction} fn
 * @param {{ publishTo: string | undefined, description?: string | undefined, settled: boolean }} how settled where
 *   `$LATEST` is ready, so that a plain version is so at once
 * @returns {FunctionVersion}
 */
export function publish(world, fn, { publishTo, description, settled }) {
  const existing = fn.versions.get(fn.unchangedSince ?? '')
  if (existing && publishTo === undefined) return existing
  const active = settled && !fn.snapStart && !fn.capacityProvider
  /** @type {FunctionVersion} */
  const version = {
    ...fn.latest,
    version: publishTo === undefined ? String(fn.nextVersion) : LATEST_PUBLISHED,
    description: description ?? fn.latest.description,
    state: active ? 'Active' : 'Pending',
    stateReason: active ? undefined : CREATING.reason,
    stateReasonCode: active ? undefined : CREATING.code,
    lastUpdate: active ? { status: 'Successful', reason: undefined, reasonCode: undefined } : undefined,
    optimization: 'Off',
    revisionId: world.id(),
    provisioned: undefined,
    transition: active ? undefined : beginTransition(world, fn.versionSettle),
  }
  fn.versions.set(version.version, version)
  if (publishTo === undefined) {
    fn.nextVersion += 1
    fn.unchangedSince = version.version
  }
  if (settled) fn.latest.revisionId = world.id()
  return version
}

/**
 * @param {LambdaRequest} request
 * @param {LambdaFunction} fn
 * @returns {string | undefined}
 */
export function readPublishTo(request, fn) {
  const publishTo = textInput(request, 'PublishTo')
  if (publishTo === undefined) return undefined
  if (!fn.capacityProvider) {
    throw invalidParameter('PublishTo is only supported for functions that use a capacity provider.')
  }
  return publishTo
}

/** @param {LambdaRequest} request */
function readDescription(request) {
  const description = textInput(request, 'Description')
  if (description !== undefined && description.length > LONGEST_DESCRIPTION) {
    throw validation(
      `Value '${description}' at 'description' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_DESCRIPTION}`,
    )
  }
  return description
}
