/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { FunctionVersion } from './version.js' */

/**
 * When, and how, a change settles: after that many reads and that much time, whichever is later. The first
 * `reads` reads still see it in progress.
 *
 * @typedef {object} Settle
 * @property {number} [reads]
 * @property {number} [milliseconds]
 * @property {boolean} [atOnce] an update answers as settled already, as other emulators do and AWS never does
 * @property {Outcome | undefined} [outcome] a failure; absent, the change succeeds
 */

/** @typedef {{ reason: string, code: string }} Outcome */

/** @typedef {Partial<Pick<FunctionVersion, 'code' | 'architectures' | 'settings' | 'description'>>} Rollback */

/**
 * @typedef {object} Transition
 * @property {number} readsLeft
 * @property {number} dueAt
 * @property {boolean} atOnce
 * @property {Outcome | undefined} outcome
 * @property {Rollback | undefined} rollback what an abandoned update leaves
 */

/**
 * @param {World} world
 * @param {Settle | Settle[]} settle a list serves one change each, its last member every later one
 * @param {Rollback} [rollback]
 * @returns {Transition}
 */
export function beginTransition(world, settle, rollback) {
  const next = Array.isArray(settle) ? (settle.length > 1 ? settle.shift() : settle[0]) : settle
  return {
    readsLeft: next?.reads ?? 0,
    dueAt: next?.milliseconds === undefined ? Number.NEGATIVE_INFINITY : world.now() + next.milliseconds,
    atOnce: next?.atOnce ?? false,
    outcome: next?.outcome,
    rollback,
  }
}

/**
 * Settles whatever is due; called before a function is looked at or changed, so that nothing needs a timer.
 *
 * @param {World} world
 * @param {LambdaFunction} fn
 */
export function settleDue(world, fn) {
  for (const version of [fn.latest, ...fn.versions.values()]) {
    const { transition } = version
    if (!transition || transition.readsLeft > 0 || world.now() < transition.dueAt) continue
    version.transition = undefined
    finish(fn, version, transition)
    // Numbered versions keep their revision when they become active; $LATEST does not.
    if (version === fn.latest) version.revisionId = world.id()
  }
}

/**
 * Counts a read that saw a change still in progress.
 *
 * @param {FunctionVersion} version
 */
export function countRead(version) {
  if (version.transition) version.transition.readsLeft -= 1
}

/**
 * @param {LambdaFunction} fn
 * @param {FunctionVersion} version
 * @param {Transition} transition
 */
function finish(fn, version, { outcome, rollback }) {
  const creating = version.state === 'Pending'
  // An idle function stays idle through an update: waiting for `Active` alone would never end.
  const idle = version.state === 'Inactive'
  if (creating || !(outcome || idle)) {
    // `$LATEST` on managed instances takes no invocations, and says so.
    const active = fn.capacityProvider && version === fn.latest ? 'ActiveNonInvocable' : 'Active'
    version.state = outcome ? 'Failed' : active
    version.stateReason = outcome?.reason
    version.stateReasonCode = outcome?.code
  }
  if (fn.snapStart && version !== fn.latest && !outcome) version.optimization = 'On'
  version.lastUpdate = outcome
    ? { status: 'Failed', reason: outcome.reason, reasonCode: outcome.code }
    : { status: 'Successful', reason: undefined, reasonCode: undefined }
  if (outcome && rollback) Object.assign(version, rollback)
}
