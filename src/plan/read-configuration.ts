import { CONFIGURATION_MEMBERS } from '../aws/configuration-members.ts'
import type { Problems } from '../inputs/problems.ts'
import type { ConfigurationPlan } from './configuration.ts'
import { readMembers } from './configuration-values.ts'
import { parseConfiguration } from './parse-configuration.ts'
import { readFile } from './read-file.ts'

/** A line that holds no member, so that it can only be a path. */
const PATH = /^(?!\s*[{[])(?!.*:(\s|$)).+$/

/** Far more than a request may have. */
const MOST_BYTES = 1024 * 1024

/**
 * Reads a configuration that is given as YAML or JSON, or as the path of a file with it. No problem that is found quotes
 * any of it but names: what stands there may be the value of a variable.
 *
 * @returns undefined where it is a problem
 */
export function readConfiguration(given: string, problems: Problems): ConfigurationPlan | undefined {
  const complain = (sentence: string) => problems.add(`\`configuration\` ${sentence}`)
  const parsed = parseGiven(given, complain)
  if (parsed === undefined) return undefined
  let refused = false
  const { Environment, ...members } = readMembers(parsed, CONFIGURATION_MEMBERS, '', (sentence) => {
    refused = true
    complain(sentence)
  })
  if (refused) return undefined
  const variables: ReadonlyMap<string, string | null> = Object(Environment).Variables ?? new Map()
  return { members, variables }
}

/**
 * The same as the parser has it, whatever it says.
 *
 * @param complain is given the end of a sentence that quotes nothing but a path
 */
export function parseGiven(given: string, complain: (sentence: string) => void): unknown {
  if (!PATH.test(given)) return parseConfiguration(given, '', complain)
  const text = readFile(given, MOST_BYTES, (why) => complain(noFile(given, why)))
  return text === undefined ? undefined : parseConfiguration(text, ` of ${given}`, complain)
}

function noFile(path: string, why: string): string {
  // What is no path may be anything.
  const name = /^[\w./\\@ -]+\.\w+$/.test(path) ? `\`${path}\`` : 'a path'
  return `is neither members of UpdateFunctionConfiguration (as \`MemorySize: 512\`) nor a file that can be read: it was taken for ${name}. ${why}`
}
