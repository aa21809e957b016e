/** Timers from here on are limits that nobody should have to wait for in earnest. */
const LONG_MS = 20_000
const FACTOR = 30

/** Lets long real timers pass faster: for what waits on no clock that could be handed in. */
export function hurryLongTimers() {
  const { setTimeout: original } = globalThis
  /** @type {(callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => NodeJS.Timeout} */
  const hurried = (callback, ms = 0, ...args) => original(callback, ms >= LONG_MS ? ms / FACTOR : ms, ...args)
  globalThis.setTimeout = Object.assign(hurried, original)
}
