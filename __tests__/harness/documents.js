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
  return fencesIn(text)
    .map((yaml) => parse(yaml))
    .flatMap((yaml) => (Array.isArray(yaml) ? yaml : stepsOfWorkflow(yaml)))
    .filter(({ uses = '' }) => OWN.test(uses))
    .map(({ with: inputs }, at) => ({ where: `${path}, step ${at + 1}`, inputs: textsOf(inputs) }))
}

/**
 * The YAML of a document as workflows; steps alone become the steps of one. The action is named by its folder.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function workflowsIn(text) {
  return fencesIn(text).map((yaml) => {
    const local = yaml.replaceAll(/uses: OWNER\/REPO@\S+/g, 'uses: ./')
    if (!Array.isArray(parse(yaml))) return local
    const indented = local.replaceAll(/^(?=.)/gm, '      ')
    return `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n${indented}`
  })
}

/** @param {string} text */
function fencesIn(text) {
  return [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml = '']) => yaml)
}

/** @param {{ jobs?: Record<string, { steps?: any[] }> } | null} workflow */
function stepsOfWorkflow(workflow) {
  return Object.values(workflow?.jobs ?? {}).flatMap(({ steps = [] }) => steps)
}

/** @param {Record<string, unknown>} inputs */
function textsOf(inputs) {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]))
}
