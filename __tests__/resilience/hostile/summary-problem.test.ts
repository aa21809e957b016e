import { summaryProblem } from './summary-problem.js'

const table = (cell: string) =>
  `<h3>Deployed greeting</h3>\n\n<table>\n<tr><td>${cell}</td></tr>\n</table>\n\n`

test.each([
  table('<code>greeting</code>'),
  table('<a href="https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/x">x</a>'),
  table('&lt;img src=x&gt; *a* `b` [x](y)<br>two'),
  table('<code>@octocat #1 https://example.com</code>'),
  `${table('x')}> [!WARNING]\n>\n> <p>x</p>\n`,
  `${table('x')}\`\`\`json\n</p># <img>\n\`\`\`\n`,
  '',
])('what the action writes is taken: %s', (summary) => {
  expect(summaryProblem(summary)).toBeUndefined()
})

test.each([
  ['an image', table('<img src=x onerror=alert(1)>'), /holds </],
  ['a link elsewhere by script', table('<a href="javascript:alert(1)">x</a>'), /holds </],
  ['a tag that is never closed', table('<code>greeting'), /is closed, but was not open/],
  ['a mention', table('@octocat'), /makes a link/],
  ['an address', table('see https://example.com'), /makes a link/],
  ['a bare quote', table('"'), /holds "/],
  ['a reference that no mask is in', table('&#95;'), /holds &#95;/],
  ['a blank line, and Markdown after it', table('x\n\n**y**'), /Markdown reads/],
  ['a lone surrogate', table('\ud800'), /half a character/],
  ['a heading of Markdown', `${table('x')}# Deployed`, /Markdown reads heading/],
  ['a second heading', table('x').repeat(2), /one heading/],
  ['a language of its own', `${table('x')}\`\`\`math\nx\n\`\`\`\n`, /in math/],
  [
    'two commands in one',
    `${table('x')}<details><summary>Roll back to version 1</summary>\n\n\`\`\`sh\naws lambda x; rm y\n\`\`\`\n\n</details>\n`,
    /roll back/,
  ],
  ['a mebibyte', table('x'.repeat(1024 ** 2)), /bytes/],
])('%s is noticed', (_, summary, problem) => {
  expect(summaryProblem(summary)).toMatch(problem)
})
