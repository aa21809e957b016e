import type { Clock } from '../../src/clock.ts'
import type { StepHost } from '../../src/host.ts'
import type { Environment } from '../../src/inputs/fields.ts'

/** A clock that goes on only when somebody sleeps, and then at once. */
export class FakeClock implements Clock {
  /** Every sleep, in milliseconds. */
  readonly sleeps: number[] = []
  /** Called at the end of each sleep, e.g. to cancel the job in the middle of a wait. */
  onSleep: (() => void) | undefined
  /** Since the start, which is no round number: an elapsed time is a difference. */
  elapsedMs = 0
  readonly #start = 86_400_123

  now(): number {
    return this.#start + this.elapsedMs
  }

  pass(ms: number): void {
    this.elapsedMs += ms
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.sleeps.push(ms)
    this.pass(ms)
    this.onSleep?.()
    signal?.throwIfAborted()
  }
}

export interface TestHost extends StepHost {
  readonly clock: FakeClock
  /** Every line of the log; warnings start with `warning: `. */
  readonly lines: string[]
  /** Everything that was masked, in order. */
  readonly masks: string[]
  /** The audiences that tokens were asked for. */
  readonly audiences: string[]
  cancel(reason: unknown): void
}

export interface HostOptions {
  readonly env?: Environment
  readonly clock?: FakeClock
  readonly idToken?: (audience: string) => Promise<string>
  readonly silenceMs?: number
}

/** A machine whose log, masks and tokens a test can look at. */
export function createHost({
  env = {},
  clock = new FakeClock(),
  idToken = noToken,
  silenceMs = 10_000,
}: HostOptions = {}): TestHost {
  const cancellation = new AbortController()
  const lines: string[] = []
  const masks: string[] = []
  const audiences: string[] = []
  return {
    env,
    silenceMs,
    clock,
    random: () => 0.5,
    lines,
    masks,
    audiences,
    signal: cancellation.signal,
    cancel: (reason) => cancellation.abort(reason),
    mask: (secret) => void masks.push(secret),
    idToken: (audience) => {
      audiences.push(audience)
      return idToken(audience)
    },
    log: {
      info: (message) => void lines.push(message),
      result: (message) => void lines.push(message),
      warning: (message) => void lines.push(`warning: ${message}`),
      group: (title, more) => void lines.push(`group: ${title}`, ...more),
    },
  }
}

function noToken(): Promise<string> {
  return Promise.reject(new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable'))
}
