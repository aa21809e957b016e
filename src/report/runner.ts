import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { EOL } from 'node:os'
import type { DeployError } from '../errors.ts'
import type { StepLog } from '../host.ts'
import type { Environment } from '../inputs/fields.ts'
import { bold, colored, showsColor } from './color.ts'
import { sanitizeLine, sanitizeMessage } from './sanitize.ts'

/*
 * The runner's protocol, as @actions/core speaks it. That package loads an HTTP client of a megabyte
 * with its first line, a quarter of a small deployment's time, so it is loaded only where it is needed
 * for that client: to ask for the OIDC token. The tests hold every byte written here against it.
 */

/** The step's log: every text is made harmless here, so nobody else has to. */
export function runnerLog(env: Environment): StepLog {
  const [line, result] = showsColor(env) ? [colored, bold] : [asIs, asIs]
  return {
    info: (message) => write(line(sanitizeLine(message))),
    result: (message) => write(result(sanitizeLine(message))),
    warning: (message) => command('warning', sanitizeMessage(message)),
    group: (title, lines) => {
      command('group', sanitizeLine(title))
      for (const each of lines) write(line(sanitizeLine(each)))
      command('endgroup', '')
    },
  }
}

/** Writes a line that the runner shows only in a job with debug logging. */
export function debug(message: string): void {
  command('debug', sanitizeLine(message))
}

/** Hides a value in everything that is printed from now on. */
export function mask(secret: string): void {
  command('add-mask', secret)
}

/** Sets the outputs of the step. */
export function setOutputs(outputs: Readonly<Record<string, string>>, env: Environment): void {
  const lines = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `ghadelimiter_${randomUUID()}`
    return `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`
  })
  appendTo(env['GITHUB_OUTPUT'], lines.join(''))
}

/** Appends to the job summary. */
export function writeSummary(markdown: string, env: Environment): void {
  appendTo(env['GITHUB_STEP_SUMMARY'], markdown)
}

/** Fails the step with one annotation. */
export function fail(error: DeployError, title: string): void {
  command('error', sanitizeMessage(error.message), sanitizeLine(title))
  process.exitCode = 1
}

/** A runner that keeps no such file gets none; one that cannot be written does not undo a deployment. */
function appendTo(path: string | undefined, text: string): void {
  try {
    if (path) appendFileSync(path, text)
  } catch (error) {
    command('warning', sanitizeMessage(`The runner's file could not be written: ${String(error)}`))
  }
}

function asIs(line: string): string {
  return line
}

function command(name: string, message: string, title?: string): void {
  const properties = title === undefined ? '' : ` title=${escapeProperty(title)}`
  write(`::${name}${properties}::${escapeData(message)}`)
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function write(line: string): void {
  process.stdout.write(line + EOL)
}
