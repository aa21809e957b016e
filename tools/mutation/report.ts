import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import type { MutantResult } from '@stryker-mutator/api/core'
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'
import type { Reporter } from '@stryker-mutator/api/report'

const FILE = '.cache/mutation.json'
const tried: (Omit<MutantResult, 'fileName'> & { readonly file: string; readonly original: string })[] = []

/** Prints each survivor as it is found and, in the end, the score of each folder; keeps every mutant in a file. */
const report: Reporter = {
  onMutantTested({ fileName, statusReason, ...mutant }) {
    if (mutant.status === 'CompileError') return
    const file = relative(process.cwd(), fileName)
    const original = between(readFileSync(fileName, 'utf8'), mutant.location)
    tried.push({ file, original, ...mutant })
    if (isKilled(mutant)) return
    const change = [original, mutant.replacement].map((code) => code.replace(/\s+/g, ' ').slice(0, 80))
    console.log(`${mutant.status}  ${file}:${mutant.location.start.line}  ${change.join('  ->  ')}`)
  },
  wrapUp() {
    mkdirSync(dirname(FILE), { recursive: true })
    writeFileSync(FILE, JSON.stringify(tried, null, 1))
    for (const [folder, mutants] of Map.groupBy(tried, ({ file }) => dirname(file))) print(folder, mutants)
    print(`in all; every mutant is in ${FILE}`, tried)
  },
}

const isKilled = ({ status }: Pick<MutantResult, 'status'>) => status === 'Killed' || status === 'Timeout'

function print(name: string, mutants: typeof tried) {
  const killed = mutants.filter(isKilled).length
  const score = ((100 * killed) / mutants.length).toFixed(1)
  console.log(`${score.padStart(6)} %  ${String(killed).padStart(4)} of ${mutants.length}  ${name}`)
}

function between(source: string, { start, end }: MutantResult['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  lines.push(lines.pop()?.slice(0, end.column - 1) ?? '')
  return lines.join('\n').slice(start.column - 1)
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Reporter, 'report', report)]
