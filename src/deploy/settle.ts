import type { FunctionState } from '../aws/function-state.ts'
import { DeployError } from '../errors.ts'
import type { Host } from '../host.ts'
import { pace } from './pace.ts'
import type { Progress } from './progress.ts'
import { describe, stateOf, type Verdict } from './verdict.ts'

/** What to wait for, and for how long at most. */
export interface Wait {
  /** Completes "Waiting for ...". */
  readonly what: string
  readonly read: () => Promise<FunctionState>
  readonly judge: (now: FunctionState) => Verdict
  readonly timeoutMs: number
}

/** A line at least this often, so that a long wait does not look like a hang. */
const LINE_EVERY_MS = 10_000

/**
 * Reads until a state is settled, starting from one that is known already.
 * The SDK's own waiters retry every error, overshoot, and say nothing of reasons.
 *
 * @throws {DeployError} as soon as the state has failed, or with the last state once the time is up
 */
export async function settle(
  known: FunctionState,
  { what, read, judge, timeoutMs }: Wait,
  { clock, log, signal }: Host,
  progress: Progress,
): Promise<FunctionState> {
  const start = clock.now()
  let now = known
  let spoken = { words: '', at: Number.NEGATIVE_INFINITY }
  for (let look = 0; ; look++) {
    const verdict = judge(now)
    if (verdict.kind === 'settled') return now
    if (verdict.kind === 'failed') throw failed(what, now, verdict)
    const elapsed = clock.now() - start
    const words = describe(now)
    progress.lastSeen = words
    if (elapsed >= timeoutMs) throw timedOut(what, words, timeoutMs)
    if (words !== spoken.words || elapsed - spoken.at >= LINE_EVERY_MS) {
      log.info(`Waiting for ${what}: ${words}, ${(elapsed / 1000).toFixed(1)} s.`)
      spoken = { words, at: elapsed }
    }
    await clock.sleep(Math.min(pace(look, elapsed), timeoutMs - elapsed), signal)
    now = await read()
  }
}

function failed(what: string, now: FunctionState, verdict: Verdict & { kind: 'failed' }): DeployError {
  return new DeployError({
    what: `Lambda could not settle ${what}: ${stateOf(now)}.`,
    why: verdict.reason,
    remedy: remedyFor(verdict.code ?? ''),
    code: verdict.code,
  })
}

function timedOut(what: string, words: string, timeoutMs: number): DeployError {
  return new DeployError({
    what: `After ${timeoutMs / 1000} s of waiting for ${what} the time is up.`,
    why: `Last seen: ${words}.`,
    remedy:
      'Run the step again: it continues where this one ended. Raise `wait-timeout-seconds` if this is common.',
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
    return "The function's code failed while it was started: look at its log, mend the code and deploy again."
  }
  if (/Quota|Limit|Capacity/.test(code))
    return 'A quota or capacity ran out: ask AWS for more, or try again later.'
  if (/InvalidZipFile/.test(code)) return 'The package is not a zip that Lambda can unpack.'
  return undefined
}
