import type { ConfigurationChange } from '../aws/current-configuration.ts'

/** e.g. `MemorySize 128 → 512, ~ Layers, + STAGE, - OLD`: names, and no value of a variable. */
export function changesText(changes: readonly ConfigurationChange[]): string {
  return changes.map(changeText).join(', ')
}

const SIGNS = { added: '+', changed: '~', removed: '-' } as const

function changeText({ kind, name, from, to }: ConfigurationChange): string {
  return to === undefined ? `${SIGNS[kind]} ${name}` : `${name} ${from ?? 'none'} → ${to}`
}
