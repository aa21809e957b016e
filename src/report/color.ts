import type { Environment } from '../inputs/fields.ts'

const GREEN = 32
const RED = 31
const YELLOW = 33
const BOLD = 1

/** GitHub's log shows ANSI colors, though a step never has a terminal; https://no-color.org turns them off. */
export function showsColor(env: Environment): boolean {
  return env['GITHUB_ACTIONS'] === 'true' && !env['NO_COLOR']
}

/** A line of the log with its mark in color: what was reached, what failed, what is waited for. */
export function colored(line: string): string {
  if (line.startsWith('✓ ')) return `${paint('✓', GREEN)}${line.slice(1)}`
  if (line.startsWith('✗ ')) return `${paint('✗', RED)}${line.slice(1)}`
  return line.startsWith('  ') ? paint(line, YELLOW) : line
}

/** What a step came to. */
export function bold(line: string): string {
  return paint(line, BOLD)
}

function paint(text: string, code: number): string {
  return `\u001b[${code}m${text}\u001b[0m`
}
