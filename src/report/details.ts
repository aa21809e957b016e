import type { Outcome } from '../deploy/outcome.ts'
import { isNumber } from '../deploy/previous.ts'
import type { Phase } from '../deploy/progress.ts'
import { seconds } from '../deploy/progress.ts'
import { code, collapsed, prose, table } from './html.ts'
import { outputsOf } from './outputs.ts'
import { rollbackCommand } from './rollback.ts'

/** Blocks of the widest bar. */
const BAR_WIDTH = 20
/** A whole bar stands for at least this long: nothing short looks long. */
const MIN_SCALE_MS = 1_000
const MAX_PHASES = 40

/** What most readers skip: the rollback, and timings with whole hashes and ARNs. */
export function detailBlocks(outcome: Outcome): string[] {
  return [...rollbackBlocks(outcome), ...identifierBlocks(outcome)]
}

function rollbackBlocks(outcome: Outcome): string[] {
  const command = rollbackCommand(outcome)
  if (command === undefined) return []
  const { aliasBefore } = outcome.facts
  const toAlias = command.startsWith('aws lambda update-alias') && isNumber(aliasBefore?.version)
  const title = toAlias ? `Roll back to version ${aliasBefore.version}` : 'Roll back the code'
  return [collapsed(title, [`\`\`\`sh\n${command}\n\`\`\``])]
}

function identifierBlocks(outcome: Outcome): string[] {
  const timings = timingTable(outcome.phases)
  const values = valueTable(outcome)
  const blocks = [timings, values].filter((block) => block !== undefined)
  return blocks.length === 0 ? [] : [collapsed('Timing, hashes and ARNs', blocks)]
}

function timingTable(phases: readonly Phase[]): string | undefined {
  if (phases.length === 0) return undefined
  const longest = Math.max(...phases.map(({ milliseconds }) => milliseconds), MIN_SCALE_MS)
  const rows = phases.slice(0, MAX_PHASES).map(({ name, milliseconds }) => {
    const bar = '▇'.repeat(Math.round((milliseconds / longest) * BAR_WIDTH))
    return [prose(name), seconds(milliseconds), `<code>${bar === '' ? '▏' : bar}</code>`]
  })
  return table(rows)
}

/** The names of the outputs, so that what is read here can be used there. */
function valueTable(outcome: Outcome): string | undefined {
  const names = 'function-arn version-arn alias-arn code-sha256 previous-code-sha256 resolved-image-uri'
  const outputs = outputsOf(outcome)
  const rows = names.split(' ').flatMap((name) => {
    const value = outputs[name]
    return value === undefined ? [] : [[`<code>${name}</code>`, code(value)]]
  })
  return rows.length === 0 ? undefined : table(rows)
}
