import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { htmlOf, pageOf } from '../../../tools/summaries/page.js'
import { summaryProblem } from '../../resilience/hostile/summary-problem.js'
import { Checks } from '../checks/checks.js'
import { ROOT } from '../programs/cache.js'
import { Browser } from './browser.js'
import { SHOWN, summaries } from './outcomes.js'

/*
 * The job summary of every outcome in a browser, as GitHub shows it, on a wide and on a narrow screen:
 *
 *   npm run test:summaries -- [--pictures FOLDER] [--docs]
 *
 * --pictures writes each as a picture, light and dark; --docs writes those of the README.
 */

/** @import { Summary } from '../../../tools/summaries/page.js' */

const WIDE = 1012
const NARROW = 400
/** In the page: what is wider than its place. A block of code may scroll, and GitHub lets a table scroll on a narrow screen. */
const TOO_WIDE = `[...document.querySelectorAll('article, article *')]
  .filter((element) => element.closest('pre') === null && element.clientWidth > 0)
  .filter((element) => innerWidth >= ${WIDE} || element.closest('table') === null)
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.tagName + ': ' + element.textContent.slice(0, 80))`
const HEIGHT = `document.querySelector('article').getBoundingClientRect().height`
const { values } = parseArgs({ options: { pictures: { type: 'string' }, docs: { type: 'boolean' } } })

const all = await summaries()
const checks = new Checks()
await checks.check('outcomes', 'nearly every one has a summary', () =>
  assert.ok(all.length > 90, `${all.length}`),
)
await Browser.use(async (browser) => {
  for (const summary of all) await checks.check('summary', summary.title, () => inspect(summary, browser))
  await checks.check('summary', 'one that is too wide is refused', async () => {
    const wide = { title: 'wide', markdown: `<table><tr><td>${'x'.repeat(200)}</td></tr></table>` }
    await assert.rejects(layout(wide, browser), /wider/)
  })
  const shown = all.filter(({ title }) => SHOWN.some(({ name }) => name === title))
  if (values.pictures) await takePictures(all, values.pictures, 1, browser)
  if (values.docs) await takePictures(shown, join(ROOT, 'docs/pictures'), 1.5, browser)
})
checks.finish()

/**
 * @param {Summary} summary
 * @param {Browser} browser
 */
async function inspect(summary, browser) {
  assert.equal(summaryProblem(summary.markdown), undefined)
  const text = htmlOf(summary.markdown)
    .replaceAll(/<pre>.*?<\/pre>/gs, '')
    .replaceAll(/<[^>]+>/g, '')
  assert.doesNotMatch(text, /&lt;\/?(td|tr|table|code|b|p|details)\b|\*\*\w|\|---|\bNaN\b|\[object/)
  await layout(summary, browser)
}

/**
 * Everything is inside the page, with all details open; a block of code may scroll.
 *
 * @param {Summary} summary
 * @param {Browser} browser
 */
async function layout(summary, browser) {
  const html = (await pageOf([summary])).replaceAll('<details>', '<details open>')
  for (const width of [WIDE, NARROW]) {
    await browser.show(html, { width })
    const wide = await browser.ask(TOO_WIDE)
    assert.deepEqual(wide, [], `wider than ${width} pixels`)
  }
}

/**
 * @param {readonly Summary[]} shown
 * @param {string} folder
 * @param {number} scale
 * @param {Browser} browser
 */
async function takePictures(shown, folder, scale, browser) {
  await mkdir(folder, { recursive: true })
  for (const { title, markdown } of shown) {
    const html = (await pageOf([{ title, markdown }])).replace(/<p class="title">.*?<\/p>/, '')
    for (const theme of ['light', 'dark']) {
      await browser.show(html, { width: WIDE, dark: theme === 'dark', scale })
      const height = await browser.ask(HEIGHT)
      const picture = await browser.picture({ x: 0, y: 0, width: WIDE, height: Math.ceil(height) })
      await writeFile(join(folder, `${title.replaceAll(/[^\w]+/g, '-')}-${theme}.webp`), picture)
    }
  }
}
