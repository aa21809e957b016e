import type { FunctionState } from '../aws/function-state.ts'
import { DeployError } from '../errors.ts'
import type { Context } from './context.ts'
import { pollingDelay } from './polling-delay.ts'
import { beforeUpdate, describe, stateOf, summarize, type WaitState } from './wait-state.ts'

/** What to wait for. */
export interface Waiter<T> {
  /** Subject and verb of a line about it, e.g. `Lambda is still updating greeting`. */
  readonly line: string
  readonly read: () => Promise<T>
  /** Whether a state is final; throws where it can never be the one to wait for. */
  readonly isOver: (now: T) => boolean
  /** A state in words. */
  readonly describe: (now: T) => string
  /** The same for a line of the log, if it can be shorter there. */
  readonly summarize?: (now: T) => string
  /** Longest time between two looks, in milliseconds, where a wait may take hours. */
  readonly longestDelayMs?: number
}

/** A function to wait for. */
export interface FunctionWaiter extends Pick<Waiter<FunctionState>, 'line' | 'read'> {
  readonly stateOf: (now: FunctionState) => WaitState
  /** What Lambda failed to do, e.g. `apply the update to greeting`. */
  readonly purpose: string
}

/** When a wait says that it goes on, in milliseconds; from the last on every minute. */
const LINES_AT_MS = [2_000, 10_000, 20_000, 30_000, 60_000]
const MINUTE_MS = 60_000

/**
 * Reads until a state is settled, starting from one that is known already.
 * The SDK's own waiters retry every error, overshoot, and say nothing of reasons.
 *
 * @throws {DeployError} as soon as the state has failed, or with the last state once the time is up
 */
export async function waitFor<T>(
  known: T,
  waiter: Waiter<T>,
  { host: { clock }, log, deadline, progress }: Context,
): Promise<T> {
  const start = clock.now()
  const lines = lineTimes()
  let next = lines.next().value
  let now = known
  try {
    for (let look = 0; ; look++) {
      progress.lastSeen = waiter.describe(now)
      if (waiter.isOver(now)) {
        progress.lastSeen = undefined
        return now
      }
      if (deadline.remainingMs === 0) throw timedOut(waiter, progress.lastSeen, deadline.limitMs)
      const elapsed = clock.now() - start
      if (elapsed >= next) {
        log.info(
          `  ${waiter.line}: ${Math.floor(elapsed / 1000)} s of at most ${limit(deadline.limitMs)} (${(waiter.summarize ?? waiter.describe)(now)})`,
        )
        while (elapsed >= next) next = lines.next().value
      }
      await deadline.pause(deadline.jittered(pollingDelay(look, elapsed, waiter.longestDelayMs)))
      now = await waiter.read()
    }
  } finally {
    progress.waited(clock.now() - start)
  }
}

/** The same for a function or a version. */
export function waitForFunction(
  known: FunctionState,
  { line, read, ...waiter }: FunctionWaiter,
  context: Context,
): Promise<FunctionState> {
  const isOver = (now: FunctionState) => {
    const state = waiter.stateOf(now)
    if (state.kind === 'failed') throw failed(waiter.purpose, now, state)
    return state.kind === 'settled'
  }
  return waitFor(known, { line, read, isOver, describe, summarize }, context)
}

function failed(
  purpose: string,
  now: FunctionState,
  { reason, code }: WaitState & { kind: 'failed' },
): DeployError {
  return new DeployError({
    what: `Lambda failed to ${purpose} (${stateOf(now)}).`,
    why: reason,
    remedy: remedyFor(code ?? ''),
    code,
  })
}

/** Waits while somebody's update is in progress; a function at rest is returned as it is. */
export function waitUntilIdle(known: FunctionState, context: Context): Promise<FunctionState> {
  const waiter = {
    line: `Another update of ${known.name} is still in progress`,
    purpose: `finish another update of ${known.name}`,
    read: () => context.aws.lambda.getFunction(),
    stateOf: beforeUpdate,
  }
  return waitForFunction(known, waiter, context)
}

function* lineTimes(): Generator<number, never> {
  yield* LINES_AT_MS
  for (let at = 2 * MINUTE_MS; ; at += MINUTE_MS) yield at
}

function limit(milliseconds: number): string {
  return milliseconds % MINUTE_MS === 0 ? `${milliseconds / MINUTE_MS} min` : `${milliseconds / 1000} s`
}

function timedOut({ line }: Pick<Waiter<unknown>, 'line'>, words: string, limitMs: number): DeployError {
  return new DeployError({
    what: `${line} after ${limitMs / 1000} s, and the time is up (\`wait-timeout-seconds\`).`,
    why: `Last seen: ${words}.`,
    remedy: `Run the step again: it continues where this one ended. Raise \`wait-timeout-seconds\` if this is common${line.startsWith('Another') ? ', and give the job a `concurrency:` group' : ''}.`,
  })
}

/** By LastUpdateStatusReasonCode and StateReasonCode; an unknown code has its reason only. */
function remedyFor(code: string): string | undefined {
  if (/Eni|Subnet|SecurityGroup|EC2RequestLimit|VpcEncryption/.test(code)) {
    return "Check the subnets, security groups and network interface quota of the function's VPC configuration."
  }
  if (/^Image|InvalidImage/.test(code)) {
    return 'Check that the image still exists and that the ECR repository policy lets lambda.amazonaws.com pull it.'
  }
  if (/KMS/.test(code)) return 'Check that the KMS key exists, is enabled, and lets the function use it.'
  if (/^EFS/.test(code)) return "Check the function's file system, its mount targets and access point."
  if (/InsufficientRolePermissions/.test(code))
    return "Check the permissions of the function's execution role."
  if (/^FunctionError/.test(code)) {
    return "The function's code failed while it was started: look at its log, fix the code and deploy again."
  }
  if (/Quota|Limit|Capacity/.test(code))
    return 'A quota or capacity ran out: ask AWS for more, or try again later.'
  if (/InvalidZipFile/.test(code)) return 'The package is not a zip that Lambda can unpack.'
  return undefined
}
