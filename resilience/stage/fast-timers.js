/** Timers from here on are limits that nobody should have to wait for in earnest. */
const LONG_MS = 20_000
const FACTOR = 30

/** Lets long real timers pass faster: for what waits on no clock that could be handed in. */
export function hurryLongTimers() {
  const { setTimeout: original } = globalThis
  const hurried = (
    /** @type {() => void} */ callback,
    /** @type {number} */ ms,
    /** @type {unknown[]} */ ...rest
  ) => original(callback, ms >= LONG_MS ? ms / FACTOR : ms, ...rest)
  globalThis.setTimeout = Object.assign(hurried, original)
}
