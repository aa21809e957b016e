import { inState, updateInProgress } from './errors.js'

/** @import { LambdaFunction } from './function.js' */
/** @import { FunctionVersion } from './version.js' */

/**
 * One change at a time: refuses to update or publish what has not settled.
 *
 * @param {LambdaFunction} fn
 */
export function refuseDuringUpdate(fn) {
  if (fn.latest.lastUpdate?.status === 'InProgress') throw updateInProgress(fn.arn)
  if (fn.latest.state === 'Pending') throw inState('Pending')
}

/**
 * Refuses to send traffic to a version that cannot take it: a snapshot that is not there yet, or never will be.
 *
 * @param {LambdaFunction} fn
 * @param {FunctionVersion} version
 */
export function refuseNotActive(fn, version) {
  if (version === fn.latest) return
  if (version.state === 'Pending') throw updateInProgress(`${fn.arn}:${version.version}`)
  if (version.state === 'Failed') throw inState(version.state)
}
