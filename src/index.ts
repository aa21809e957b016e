import { DeployError } from './errors.ts'
import { idToken } from './id-token.ts'
import { main } from './main.ts'
import { realClock } from './real-clock.ts'
import { debug, mask, runnerLog } from './report/runner.ts'

const cancellation = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () =>
    cancellation.abort(
      new DeployError({
        what: `The job was cancelled (${signal}).`,
        remedy: 'Run the step again: it continues where this one ended.',
      }),
    ),
  )
}

await main({
  env: process.env,
  clock: realClock,
  random: Math.random,
  signal: cancellation.signal,
  log: runnerLog(process.env),
  debug: process.env['RUNNER_DEBUG'] === '1' ? debug : undefined,
  mask,
  idToken: (audience, deadline) => idToken(process.env, audience, deadline),
})

// A request that nobody waits for any more would keep the process; the empty write comes after all others.
process.stdout.write('', () => process.exit())
