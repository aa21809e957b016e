import { cut, inertLine } from './inert.ts'

/** Long texts would push everything else out of a summary, which is dropped as a whole above 1 MiB. */
const LONGEST = 1_000

/** A text from outside as one line of code in HTML, with nothing in it that HTML or Markdown could read. */
export function code(text: string): string {
  return `<code>${plain(text)}</code>`
}

/** Every ASCII character that could start anything becomes a character reference. */
export function plain(text: string): string {
  return cut(inertLine(text), LONGEST)
    .toWellFormed()
    .replace(/[^-A-Za-z0-9 ,.=+/\u00a0-\u{10ffff}]/gu, (each) => `&#${each.codePointAt(0)};`)
}

/** A two-column table; the left column is ours, the right one is HTML already. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([name, value]) => `<tr><td>${name}</td><td>${value}</td></tr>`)
  return `<table>\n${lines.join('\n')}\n</table>\n`
}
