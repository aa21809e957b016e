import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** What the documents call this action. */
const OWN = /^(OWNER\/REPO@|\.\/$)/

/**
 * @typedef {object} DocumentedStep
 * @property {string} where document and number of the step in it
 * @property {Record<string, string>} inputs
 */

/**
 * The documents for people who use this action, by their paths from the root.
 *
 * @returns {Map<string, string>}
 */
export function documents() {
  const root = new URL('../../', import.meta.url)
  const pages = readdirSync(new URL('docs', root)).filter((name) => name.endsWith('.md'))
  const paths = ['README.md', ...pages.map((name) => `docs/${name}`)]
  return new Map(paths.map((path) => [path, readFileSync(new URL(path, root), 'utf8')]))
}

/**
 * Every step of this action in the YAML of a document.
 *
 * @param {string} path
 * @param {string} text
 * @returns {DocumentedStep[]}
 */
export function stepsIn(path, text) {
  const fences = [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml = '']) => parse(yaml))
  return fences
    .flatMap((yaml) => (Array.isArray(yaml) ? yaml : stepsOfWorkflow(yaml)))
    .filter(({ uses = '' }) => OWN.test(uses))
    .map(({ with: inputs }, at) => ({ where: `${path}, step ${at + 1}`, inputs: textsOf(inputs) }))
}

/** @param {{ jobs?: Record<string, { steps?: any[] }> } | null} workflow */
function stepsOfWorkflow(workflow) {
  return Object.values(workflow?.jobs ?? {}).flatMap(({ steps = [] }) => steps)
}

/** @param {Record<string, unknown>} inputs */
function textsOf(inputs) {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]))
}
