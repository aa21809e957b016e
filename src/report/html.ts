import { sanitizeText, truncate } from './sanitize.ts'

/** Characters of one text: long texts would push everything else out of a summary. */
const MAX_LENGTH = 1_000
/** Lines of one text. */
const MAX_LINES = 30
/** Characters of a cell that is not broken into lines, references counted as they are written. */
const MAX_UNBROKEN = 24

/** What GitHub makes a link of, unless it stands in code: mentions, issues, addresses. */
const LINKED = /@\w|#\d|\bGH-\d|:\/\/|\bwww\./i
/**
 * A name in code marks, as messages write it, with nothing but punctuation around it; the address of an
 * object in S3; a file of a scoped npm package.
 */
const NAME =
  /((?<=^|[\s(])(?:`[^`]+`(?=$|[\s.,:;?!)])|(?:s3:\/\/|[^\s`(]*?\/@)[^\s`(]+?(?=[.,:;)]*(?:$|\s))))/

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** A span of a sentence: words, a name as code, or a quotation. */
export type Span = string | { readonly code: string } | { readonly quote: string }

/**
 * A text from outside as one line of HTML. The five characters are written as .NET's
 * SecurityElement.Escape writes them, a form in which the runner looks for masked values
 * (XmlDataEscape in actions/runner, ValueEncoders.cs): any other way to escape would show them.
 */
export function escapeText(text: string): string {
  return escapeHtml(truncate(sanitizeText(text), MAX_LENGTH).replaceAll('\n', ' ⏎ '))
}

/** A text from outside as one line of code. */
export function code(text: string): string {
  return `<code>${escapeText(text)}</code>`
}

/** Sentences, which may hold words from outside, as HTML on one line; `names` in code marks become code. */
export function prose(text: string): string {
  const lines = sanitizeText(text).trim().split('\n')
  const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), '…'] : lines
  return shown.map((line) => proseLine(line.replace(/^- /, '• '))).join('<br>')
}

/** A sentence as HTML. */
export function html(spans: readonly Span[]): string {
  return spans.map(spanHtml).join('')
}

/** The same sentence where there is no markup. */
export function textOf(spans: readonly Span[]): string {
  return spans.map(spanText).join('')
}

/**
 * A block of code to copy. Markdown ends it at a fence as long as its own, so that is longer than any
 * run of backticks within.
 *
 * @param language one of ours
 */
export function codeBlock(text: string, language: string): string {
  const lines = sanitizeText(text, Number.POSITIVE_INFINITY).trimEnd()
  const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${language}\n${lines}\n${marks}`
}

/** A table of HTML cells; a heading only where one is given. */
export function table(rows: readonly (readonly string[])[], headings?: readonly string[]): string {
  const head = headings === undefined ? [] : [`<tr>${headings.map(headingCell).join('')}</tr>`]
  const body = rows.map((cells) => `<tr>${cells.map(dataCell).join('')}</tr>`)
  return ['<table>', ...head, ...body, '</table>'].join('\n')
}

/** Blocks in a section that opens with a click. The blank lines let Markdown read the fences within. */
export function collapsed(title: string, blocks: readonly string[], open = false): string {
  return [`<details${open ? ' open' : ''}><summary>${title}</summary>`, ...blocks, '</details>'].join('\n\n')
}

function headingCell(cell: string): string {
  return `<th align="left">${cell}</th>`
}

/** What is short stays on one line: a Region breaks at its hyphens otherwise. */
function dataCell(cell: string): string {
  const text = cell.replace(/<[^>]*>/g, '')
  const couldBreak = text.length <= MAX_UNBROKEN && /[\s-]/.test(text)
  return `<td${couldBreak ? ' nowrap' : ''}>${cell}</td>`
}

/** Names as code; the whole line if GitHub could make a link of the rest: a masked value must stay in one piece. */
function proseLine(line: string): string {
  const pieces = truncate(line, MAX_LENGTH).split(NAME)
  const isName = (at: number) => at % 2 === 1
  if (pieces.some((piece, at) => !isName(at) && LINKED.test(piece))) return code(line)
  return pieces
    .map((piece, at) => (isName(at) ? code(piece.replace(/^`(.*)`$/, '$1')) : escapeHtml(piece)))
    .join('')
}

function spanHtml(span: Span): string {
  if (typeof span === 'string') return proseLine(sanitizeText(span).replaceAll('\n', ' '))
  return 'code' in span ? code(span.code) : `<i>${prose(span.quote)}</i>`
}

function spanText(span: Span): string {
  if (typeof span === 'string') return span
  return 'code' in span ? span.code : `"${span.quote}"`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (each) => REFERENCES[each] ?? '')
}
