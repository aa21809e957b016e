import { renderConfiguration } from './configuration.js'
import { readConfiguration } from './configuration-input.js'
import { refuseDuringUpdate } from './conflicts.js'
import { revisionMismatch } from './errors.js'
import { authorizeUnqualified, textInput } from './request.js'
import { beginTransition, settleDue } from './settle.js'
import { CREATING } from './version.js'

/** @import { Operation } from './request.js' */

/** Members that were not sent stay as they were; each that was is replaced. @type {Operation} */
export function updateFunctionConfiguration(world, request) {
  const fn = authorizeUnqualified(world, request)
  const { latest } = fn
  const change = readConfiguration(world, request, fn)
  const revisionId = textInput(request, 'RevisionId')
  if (revisionId !== undefined && revisionId !== latest.revisionId) throw revisionMismatch()
  refuseDuringUpdate(fn)
  const { code, architectures, settings, description } = latest
  const rollback = { code, architectures, settings, description }
  latest.transition = beginTransition(world, fn.settle, rollback)
  latest.settings = change.settings
  latest.description = change.description
  if (change.snapStart !== undefined) fn.snapStart = change.snapStart
  latest.modified = world.now()
  latest.revisionId = world.id()
  latest.lastUpdate = { status: 'InProgress', reason: CREATING.reason, reasonCode: CREATING.code }
  fn.unchangedSince = undefined
  if (latest.transition?.atOnce) settleDue(world, fn)
  return renderConfiguration(fn, latest)
}
