/** @import { Summary } from '../summaries/page.js' */
/** @import { Chapter, Check, Show } from './chapters.js' */
/** @import { DemoEndpoint } from './endpoint.js' */
/** @import { Printer } from './printer.js' */
/** @import { Workspace } from './workspace.js' */

/**
 * Tells the chapters that an endpoint lets be told, one after the other.
 *
 * @param {readonly Chapter[]} all
 * @param {DemoEndpoint} endpoint
 * @param {Workspace} workspace
 * @param {Printer} printer
 * @returns {Promise<{ held: boolean, summaries: Summary[] }>} whether everything is as it was said
 */
export async function tell(all, endpoint, workspace, printer) {
  const start = performance.now()
  const controlled = endpoint.control !== undefined
  const chapters = all.filter(({ needsControl }) => !needsControl || controlled)
  const leftOut = all.filter((chapter) => !chapters.includes(chapter))
  printer.introduce(endpoint.where, endpoint.inputs, titlesOf(leftOut))
  /** @type {Check[]} */
  const checks = []
  /** @type {Summary[]} */
  const summaries = []
  for (const [at, { title, text, run }] of chapters.entries()) {
    const heading = `${at + 1}. ${title}`
    printer.title(heading, typeof text === 'string' ? text : text(controlled))
    /** @type {Show} */
    const show = (step, part) => {
      printer.step(step, part)
      const inputs = Object.entries(step.inputs).map(([name, value]) => `${name}: ${value}`)
      summaries.push({ title: `${heading} (${inputs.join(', ')})`, markdown: step.result.summary })
      return step
    }
    const own = await run(workspace, show)
    printer.checks(own)
    checks.push(...own)
  }
  printer.close(titlesOf(chapters), checks, (performance.now() - start) / 1000)
  return { held: checks.every(([holds]) => holds), summaries }
}

/** @param {readonly Chapter[]} chapters */
const titlesOf = (chapters) => chapters.map(({ title }) => title)
