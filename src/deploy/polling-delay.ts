/** The first look comes soon: a zip settles in 1-6 s, on a quiet day in less. */
const FIRST_MS = 120
const GROWTH = 1.35
/** For the first seconds nothing is noticed later than this. */
const STEADY_MS = 310
/** After them a wait may be noticed late by a share of what it took already. */
const SHARE = 0.075
const LONGEST_MS = 2_500

/**
 * How long to wait before looking again, in milliseconds: at most 16 looks in 4 s and 90 in 2 min,
 * since nearly all of Lambda's control plane shares 15 requests a second in an account and Region
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 *
 * @param look how many looks there were already
 * @param elapsed milliseconds since the wait began
 * @param longest milliseconds at most
 */
export function pollingDelay(look: number, elapsed: number, longest = LONGEST_MS): number {
  const early = Math.min(FIRST_MS * GROWTH ** look, STEADY_MS)
  return Math.min(Math.max(early, elapsed * SHARE), longest)
}
