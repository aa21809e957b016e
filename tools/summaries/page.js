import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import MarkdownIt from 'markdown-it'

/**
 * A job summary, or what else is Markdown on GitHub.
 *
 * @typedef {object} Summary
 * @property {string} title
 * @property {string} markdown
 */

const markdown = new MarkdownIt({ html: true, linkify: true })
/** A quote that begins so is an alert: https://docs.github.com/en/get-started/writing-on-github. */
const ALERT = /<blockquote>\n<p>\[!WARNING\]\n?/g
const ALERT_HTML =
  '<blockquote class="markdown-alert markdown-alert-warning">\n<p class="markdown-alert-title">Warning</p>\n<p>'

/**
 * The summaries as one page that shows them as GitHub does, in the viewer's light or dark theme.
 *
 * @param {readonly Summary[]} summaries
 * @returns {Promise<string>} a whole HTML document
 */
export async function pageOf(summaries) {
  const css = await readFile(createRequire(import.meta.url).resolve('github-markdown-css'), 'utf8')
  const articles = summaries.map(
    ({ title, markdown: text }) =>
      `<p class="title">${escaped(title)}</p>\n<article class="markdown-body">\n${htmlOf(text)}\n</article>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Job summaries</title>
<style>
${css}
:root { color-scheme: light dark }
body { margin: 0; background: Canvas; font-family: system-ui, sans-serif }
article { max-width: 1012px; margin: 0 auto; padding: 16px 24px; box-sizing: border-box }
.title { max-width: 964px; margin: 24px auto 0; padding: 0 24px; color: GrayText; font-size: 14px }
</style>
</head>
<body>
${articles.join('\n')}
</body>
</html>
`
}

/** @param {string} text */
export function htmlOf(text) {
  return markdown.render(text).replaceAll(ALERT, ALERT_HTML)
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
