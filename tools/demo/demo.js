import { writeFile } from 'node:fs/promises'
import { CHAPTERS } from './chapters.js'
import { wantsColor } from './color.js'
import { openEndpoint } from './endpoint.js'
import { readOptions, USAGE } from './options.js'
import { Printer } from './printer.js'
import { tell } from './story.js'
import { Workspace } from './workspace.js'

/*
 * The committed bundle, started as a runner starts it, against a local Lambda endpoint: no AWS account, nothing to
 * install, nothing left behind. Exits with 1 if the action does not do what is said here.
 */

/** @param {ReturnType<typeof readOptions>} options */
async function demonstrate({ verbose, summaries: file }) {
  const pageOf = file === undefined ? undefined : await loadPage()
  if (file !== undefined) await writeFile(file, '')
  const color = wantsColor(process.env, process.stdout.isTTY)
  const printer = new Printer({ verbose, color })
  const cancel = new AbortController()
  const stop = () => cancel.abort(new Error('Cancelled'))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
  // Whoever reads it, such as head, may have read enough.
  process.stdout.on('error', stop)
  const endpoint = await openEndpoint(process.env)
  try {
    const workspace = await Workspace.open(endpoint, cancel.signal)
    try {
      const { held, summaries } = await tell(CHAPTERS, endpoint, workspace, printer)
      if (!held) process.exitCode = 1
      if (file === undefined || pageOf === undefined) return
      await writeFile(file, await pageOf(summaries))
      console.log(`The job summaries are in ${file}`)
    } finally {
      await workspace.close()
    }
  } finally {
    await endpoint.close()
  }
}

/** Late, since only this needs more than Node; before the story, which takes its time. */
async function loadPage() {
  try {
    const { pageOf } = await import('../summaries/page.js')
    await pageOf([])
    return pageOf
  } catch (cause) {
    if (!['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(Object(cause).code)) throw cause
    throw new Error('--summaries needs npm ci first', { cause })
  }
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) console.log(USAGE)
  else await demonstrate(options)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
