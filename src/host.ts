import type { Clock } from './clock.ts'
import type { Deadline } from './deadline.ts'
import type { Environment } from './inputs/fields.ts'

/** Where a run writes what it does. Texts may hold words from outside: the log makes them harmless. */
export interface Log {
  /** One line. */
  info(message: string): void
  /** An annotation that does not fail the step. */
  warning(message: string): void
}

/** The log of a whole step. */
export interface StepLog extends Log {
  /** The line that says what the step came to. */
  result(message: string): void
  /** Lines that are folded under their title. */
  group(title: string, lines: readonly string[]): void
}

/** Everything a run gets from the machine it is on. */
export interface Host {
  readonly env: Environment
  readonly clock: Clock
  /** From 0 to below 1, for the jitter of pauses. */
  random(): number
  /** Aborts when the job is cancelled. */
  readonly signal: AbortSignal
  readonly log: Log
  /** Takes a line for each request, if the job runs with debug logging (RUNNER_DEBUG=1). */
  readonly debug?: ((line: string) => void) | undefined
  /** A connection that is silent for so many milliseconds is dead; two minutes unless given. */
  readonly silenceMs?: number
  /** Hides a value in everything that is printed from now on. */
  mask(secret: string): void
  /** The job's OIDC token for an audience. */
  idToken(audience: string, deadline: Deadline): Promise<string>
}

/** The machine as a whole step has it. */
export interface StepHost extends Host {
  readonly log: StepLog
}
