import type { RunResult } from '../../emulator/github/run-action.js'

/** The one error of a failed step. */
export function errorOf(outcome: RunResult): string {
  const errors = outcome.annotations.filter(({ level }) => level === 'error')
  expect(errors).toHaveLength(1)
  expect(outcome.exitCode).toBe(1)
  return errors[0]?.message ?? ''
}
