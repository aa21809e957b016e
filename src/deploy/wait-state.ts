import type { FunctionState } from '../aws/function-state.ts'

/** What a state means for a wait. Unknown values of an enumeration never fail one. */
export type WaitState =
  | { readonly kind: 'settled' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly reason: string | undefined; readonly code: string | undefined }

const SETTLED: WaitState = { kind: 'settled' }
const WAITING: WaitState = { kind: 'waiting' }

/**
 * May an update start? A function that is idle (`Inactive`) or whose last update failed takes one:
 * waiting for `Active` would never end.
 */
export function beforeUpdate(now: FunctionState): WaitState {
  return now.lastUpdateStatus === 'InProgress' || now.state === 'Pending' ? WAITING : SETTLED
}

/**
 * Did the update arrive? `$LATEST` on managed instances settles at `ActiveNonInvocable`.
 *
 * @param staleRevision revision from before the update: a read that still shows it is late, and says nothing
 */
export function afterUpdate(now: FunctionState, staleRevision?: string): WaitState {
  if (staleRevision !== undefined && now.revisionId === staleRevision) return WAITING
  if (now.lastUpdateStatus === 'Failed') {
    return { kind: 'failed', reason: now.lastUpdateStatusReason, code: now.lastUpdateStatusReasonCode }
  }
  if (now.lastUpdateStatus === 'InProgress') return WAITING
  return byState(now)
}

/** Can the published version serve? With SnapStart only once its snapshot is there. */
export function versionReady(now: FunctionState): WaitState {
  const state = byState(now)
  if (state.kind === 'settled' && now.snapStart.applies && !now.snapStart.optimized) return WAITING
  return state
}

function byState(now: FunctionState): WaitState {
  if (now.state === 'Failed' || now.state === 'Deleting') {
    return { kind: 'failed', reason: now.stateReason, code: now.stateReasonCode }
  }
  return now.state === 'Pending' ? WAITING : SETTLED
}

/** A state in a few words. */
export function stateOf(now: FunctionState): string {
  return isUpdating(now) ? `update ${now.lastUpdateStatus}` : `state ${now.state ?? 'unknown'}`
}

/** A state in words, with reason and code as Lambda gave them. */
export function describe(now: FunctionState): string {
  const updating = isUpdating(now)
  const code = updating ? now.lastUpdateStatusReasonCode : now.stateReasonCode
  const reason = updating ? now.lastUpdateStatusReason : now.stateReason
  const why = [code, reason].filter((part) => part !== undefined && part !== '').join(': ')
  const snapshot = now.snapStart.applies && now.version !== '$LATEST' && !now.snapStart.optimized
  return `${stateOf(now)}${why === '' ? '' : ` (${why})`}${snapshot ? ', SnapStart snapshot not ready' : ''}`
}

/** Lambda's reason for a state in its own words; the state, if it gives none. */
export function summarize(now: FunctionState): string {
  const reason = isUpdating(now) ? now.lastUpdateStatusReason : now.stateReason
  return reason ? `"${reason}"` : describe(now)
}

function isUpdating({ lastUpdateStatus }: FunctionState): boolean {
  return lastUpdateStatus !== undefined && lastUpdateStatus !== 'Successful'
}
