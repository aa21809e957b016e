import MarkdownIt from 'markdown-it'

const LARGEST = 1024 ** 2
const TAG =
  /<(\/?)(h3|table|tr|th|td|p|blockquote|details|summary|code|br|b|i|sub|a)( align="left"| nowrap| open| href="https:\/\/[\w.:-]+\/[\w/?=#$.-]*")?>/g
/** No character that HTML reads, but in the five forms in which a runner looks for masked values. */
const TEXT = /^(?:[^&<>"'\p{Cc}]|\n|&(?:amp|lt|gt|quot|apos);)*$/u
/** GitHub makes links of these in plain text. */
const LINKED = /@\w|#\d|\bGH-\d|:\/\/|\bwww\./i
const SHELL = /^(aws lambda|curl) [\w .:/@=$"{}()&\\\n-]+\n$/
const LANGUAGES = ['sh', 'json', 'yaml', 'text']

const markdown = new MarkdownIt({ html: true, linkify: true })

/**
 * What is wrong with a job summary, as Markdown reads it: anything in it that is neither our own mark-up
 * nor plain text.
 *
 * @param {string} summary
 * @returns {string | undefined}
 */
export function summaryProblem(summary) {
  if (summary === '') return undefined
  if (Buffer.byteLength(summary) >= LARGEST) return `the summary has ${Buffer.byteLength(summary)} bytes`
  if (!summary.isWellFormed()) return 'the summary holds half a character'
  let html = ''
  for (const { type, content, info } of markdown.parse(summary, {})) {
    if (type === 'html_block') html += content
    else if (type === 'fence') {
      const problem = fenceProblem(content, info, html)
      if (problem !== undefined) return problem
    } else if (type === 'inline' ? content !== '[!WARNING]' : !/^(blockquote|paragraph)_/.test(type)) {
      return `Markdown reads ${type}: ${content.slice(0, 500)}`
    }
  }
  if (!/^<h3>[^\n]*<\/h3>\n/.test(html) || html.split('<h3>').length !== 2) {
    return `the summary does not have one heading: ${html.slice(0, 500)}`
  }
  return htmlProblem(html)
}

/**
 * @param {string} content
 * @param {string} language
 * @param {string} before the HTML in front of it
 */
function fenceProblem(content, language, before) {
  if (!LANGUAGES.includes(language)) return `a block is in ${language}`
  if (/(?!\n)\p{Cc}/u.test(content)) return `a block holds control characters: ${content.slice(0, 500)}`
  const back = /<summary>Roll back [^<]*<\/summary>\n$/.test(before)
  return back && !SHELL.test(content) ? `the command to roll back holds more than one: ${content}` : undefined
}

/** @param {string} html */
function htmlProblem(html) {
  /** @type {string[]} */
  const open = []
  let at = 0
  for (const tag of html.matchAll(TAG)) {
    const problem = textProblem(html.slice(at, tag.index), open)
    if (problem !== undefined) return problem
    at = tag.index + tag[0].length
    const [, closing, name = ''] = tag
    if (name === 'br') continue
    if (closing === '') open.push(name)
    else if (open.pop() !== name) return `the tag ${name} is closed, but was not open`
  }
  if (open.length > 0) return `the tag ${open.join(', ')} is never closed`
  return textProblem(html.slice(at), open)
}

/**
 * @param {string} text
 * @param {readonly string[]} open
 */
function textProblem(text, open) {
  if (!TEXT.test(text)) return `the summary holds ${text.slice(0, 500)}`
  const linked = LINKED.test(text) && !open.includes('code') && !open.includes('a')
  return linked ? `GitHub makes a link in ${text.slice(0, 500)}` : undefined
}
