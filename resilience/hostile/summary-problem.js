const LARGEST = 1024 ** 2
const TAG = /<(\/?)(table|tr|td|code|br|a)( href="https:\/\/[a-z0-9.-]+\/[\w/?=#$.-]*")?>/g
const SHELL = /^```sh\n(aws lambda|curl) [\w .:/@=$"{}()\\-]+( &&\n {2}aws lambda [\w .:/@=$-]+)?\n```$/
const TEXT = /^(?:[-A-Za-z0-9 ,.=+/→…_·\u00a0-\u{10ffff}\n]|: |&#\d+;)*$/u

/**
 * What is wrong with a job summary: anything in it that is neither our own mark-up nor plain text.
 *
 * @param {string} summary
 * @returns {string | undefined}
 */
export function summaryProblem(summary) {
  if (summary === '') return undefined
  if (Buffer.byteLength(summary) >= LARGEST) return `the summary has ${Buffer.byteLength(summary)} bytes`
  const parts =
    /^### ([^\n]*)\n\n(<table>\n(?:[^\n]*\n)*?<\/table>\n)(?:\nTo roll back:\n\n([\s\S]*?)\n)?\n$/.exec(
      summary,
    )
  if (parts === null) return `the summary has a shape of its own: ${summary.slice(0, 2000)}`
  const [, heading = '', table = '', shell] = parts
  if (!isPlain(heading)) return `the heading holds more than text: ${heading}`
  if (shell !== undefined && !SHELL.test(shell))
    return `the command to roll back holds more than one: ${shell}`
  return tableProblem(table)
}

/** @param {string} table */
function tableProblem(table) {
  /** @type {string[]} */
  const open = []
  let at = 0
  for (const tag of table.matchAll(TAG)) {
    const text = table.slice(at, tag.index)
    if (!isPlain(text)) return `the summary holds ${text.slice(0, 500)}`
    at = tag.index + tag[0].length
    const [, closing, name = ''] = tag
    if (name === 'br') continue
    if (closing === '') open.push(name)
    else if (open.pop() !== name) return `the tag ${name} is closed, but was not open`
  }
  if (!isPlain(table.slice(at))) return `the summary ends with ${table.slice(at)}`
  return open.length === 0 ? undefined : `the tag ${open.join(', ')} is never closed`
}

/** @param {string} text */
const isPlain = (text) => TEXT.test(text) && text.isWellFormed()
