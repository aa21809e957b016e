/** A request that was begun is on its way by then, in milliseconds. */
const ON_ITS_WAY_MS = 10

/**
 * Loads code that is needed in a moment, while the request that was just begun is under way: right here it would be
 * compiled before the request is sent. Whoever needs the code imports it all the same, so nothing hangs on it.
 */
export function loadMeanwhile(load: () => Promise<unknown>): void {
  setTimeout(() => load().catch(() => undefined), ON_ITS_WAY_MS).unref()
}
