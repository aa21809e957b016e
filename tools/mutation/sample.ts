import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { CheckStatus } from '@stryker-mutator/api/check'
import type { Mutant } from '@stryker-mutator/api/core'
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const SHARE = Number(process.env['MUTATION_SAMPLE'] ?? 0.015)

/** What is left out is to Stryker a mutant that does not compile: it is in no score. */
const checker = {
  async init() {},
  async group(mutants: Mutant[]) {
    return [mutants.map(({ id }) => id)]
  },
  async check(mutants: Mutant[]) {
    const picked = { status: CheckStatus.Passed } as const
    const left = { status: CheckStatus.CompileError, reason: 'not in the sample' } as const
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, place(mutant) < SHARE ? picked : left]))
  },
}

/**
 * From 0 to 1, by the code that the mutant changes, wherever it stands: code that stays or moves keeps its place in
 * the sample, and a larger sample holds every smaller one.
 */
function place({ fileName, location: { start, end }, mutatorName, replacement }: Mutant): number {
  const lines = readFileSync(fileName, 'utf8').split('\n')
  const [first = '', second = ''] = lines.slice(start.line, end.line + 1)
  const columns = [start.column - first.search(/\S/), end.column - start.column]
  const key = [first.trim(), second.trim(), ...columns, mutatorName, replacement].join('\0')
  return createHash('sha256').update(key).digest().readUInt32BE() / 2 ** 32
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Checker, 'sample', checker)]
