import type { Outcome } from '../deploy/outcome.ts'
import { seconds } from '../deploy/progress.ts'
import type { Log, StepHost, StepLog } from '../host.ts'
import type { Plan } from '../plan/plan.ts'
import type { Target } from '../plan/targets.ts'
import { headlineOf, labelled } from './headline.ts'
import { namesOf } from './target-names.ts'

/** Where nothing ended for so long, a line says what is still under way. */
const SILENCE_MS = 10_000

/**
 * The log of a step with several targets. Each line has its target; the lines of a target are shown
 * when it ends, folded under its result.
 */
export class TargetLogs {
  readonly nameOf: (target: Target) => string
  readonly #log: StepLog
  readonly #clock: StepHost['clock']
  readonly #total: number
  readonly #running = new Map<Target, string[]>()
  /** Of all targets: the same package has the same findings everywhere. */
  readonly #warnings = new Set<string>()
  #ended = 0
  #spoken: number

  constructor(plan: Plan, { log, clock }: Pick<StepHost, 'log' | 'clock'>) {
    const targets = plan.targets.map(({ target }) => target)
    this.nameOf = namesOf(targets).nameOf
    this.#log = log
    this.#clock = clock
    this.#total = targets.length
    this.#spoken = clock.now()
    const atATime = Math.min(plan.maxParallel, targets.length)
    log.info(
      `Deploying to ${targets.length} targets, ${atATime} at a time: ${targets.map(this.nameOf).join(', ')}`,
    )
  }

  /** The log of one target, from its start to its end. */
  open(target: Target): Log {
    const name = this.nameOf(target)
    const lines: string[] = []
    this.#running.set(target, lines)
    return {
      info: (message) => {
        lines.push(`${name} | ${message}`)
        this.#sayRunning()
      },
      warning: (message) => {
        lines.push(`${name} | ${message}`)
        if (this.#warnings.has(message)) return
        this.#warnings.add(message)
        this.#log.warning(`${name}: ${message}`)
      },
    }
  }

  /** Shows what a target came to, with its lines. */
  close(target: Target, outcome: Outcome): void {
    const lines = this.#running.get(target) ?? []
    this.#running.delete(target)
    this.#ended += 1
    this.#spoken = this.#clock.now()
    const mark = outcome.error === undefined ? '✓' : '✗'
    const error = outcome.error?.message.split('\n').map((line) => `${this.nameOf(target)} | ${line}`) ?? []
    const result = labelled(this.nameOf(target), headlineOf(outcome), outcome)
    const title = `${mark} ${result}, ${seconds(outcome.elapsedMs)}`
    this.#log.group(title, [...lines, ...error])
  }

  /** What waits says so now and then, which nobody sees before it ends. */
  #sayRunning(): void {
    const now = this.#clock.now()
    if (now - this.#spoken < SILENCE_MS) return
    this.#spoken = now
    const last = [...this.#running].map(([target, lines]) => lines.at(-1) ?? this.nameOf(target))
    this.#log.info(`  ${this.#ended} of ${this.#total} targets done; under way:`)
    for (const line of last) this.#log.info(`    ${line}`)
  }
}
