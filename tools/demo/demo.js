import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { CHAPTERS } from './chapters.js'
import { openEndpoint } from './endpoint.js'
import { Printer } from './printer.js'
import { Workspace } from './workspace.js'

/*
 * The committed bundle, started as a runner starts it, against a local Lambda endpoint: no AWS account, nothing to
 * install, nothing left behind. Exits with 1 if the action does not do what is said here.
 */

const USAGE = `Usage: npm run demo -- [--verbose] [--summaries FILE.html]

  --verbose         also shows whole errors, outputs, requests and job summaries
  --summaries FILE  writes the job summaries as a page (needs npm ci)

AWS_ENDPOINT_URL names another endpoint, such as LocalStack or moto. NO_COLOR and FORCE_COLOR are honoured.`

/** @returns {{ verbose: boolean, summaries?: string | undefined, help: boolean }} */
function readOptions() {
  const { values } = parseArgs({
    options: {
      verbose: { type: 'boolean', default: false },
      summaries: { type: 'string' },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  })
  return values
}

/** @param {ReturnType<typeof readOptions>} options */
async function demonstrate({ verbose, summaries: file }) {
  const start = performance.now()
  const pageOf = file === undefined ? undefined : await loadPage()
  const printer = new Printer({ verbose, env: process.env, isTerminal: process.stdout.isTTY })
  const endpoint = await openEndpoint(process.env)
  const workspace = await Workspace.open(endpoint, printer)
  try {
    const chapters = CHAPTERS.filter(({ needsControl }) => !needsControl || workspace.controlled)
    printer.introduce(endpoint.where, CHAPTERS.length - chapters.length)
    for (const [at, chapter] of chapters.entries()) {
      printer.title(`${at + 1}. ${chapter.title}`, chapter.text)
      await chapter.run(workspace)
    }
    if (file !== undefined && pageOf) await writeFile(file, await pageOf(workspace.summaries))
    printer.close(chapters.length, (performance.now() - start) / 1000, file)
  } finally {
    await workspace.close()
    await endpoint.close()
  }
  if (printer.failed) process.exitCode = 1
}

async function loadPage() {
  try {
    return (await import('../summaries/page.js')).pageOf
  } catch (cause) {
    throw new Error('The page of summaries needs npm ci first', { cause })
  }
}

try {
  const options = readOptions()
  if (options.help) console.log(USAGE)
  else await demonstrate(options)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
