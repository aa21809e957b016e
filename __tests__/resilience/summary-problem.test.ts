import { summaryProblem } from '../../resilience/hostile/summary-problem.js'

const table = (cell: string) =>
  `### Deployed greeting\n\n<table>\n<tr><td>Function</td><td>${cell}</td></tr>\n</table>\n\n`

test.each([
  table('<code>greeting</code>'),
  table(
    '<a href="https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/greeting"><code>greeting</code></a>',
  ),
  table('&#60;img src=x&#62;<br>two'),
  '',
])('what the action writes is taken: %s', (summary) => {
  expect(summaryProblem(summary)).toBeUndefined()
})

test.each([
  ['an image', table('<img src=x onerror=alert(1)>'), /holds </],
  ['a link elsewhere by script', table('<a href="javascript:alert(1)">x</a>'), /holds </],
  ['a tag that is never closed', table('<code>greeting'), /is closed, but was not open/],
  ['Markdown', table('[x](y)'), /holds \[x\]/],
  ['a lone surrogate', table('\ud800'), /holds/],
  ['a second heading', `${table('x')}# Deployed`, /a shape of its own/],
  [
    'two commands in one',
    `### Deployed x\n\n<table>\n</table>\n\nTo roll back:\n\n\`\`\`sh\naws lambda x; rm y\n\`\`\`\n\n`,
    /roll back/,
  ],
  ['a mebibyte', table('x'.repeat(1024 ** 2)), /bytes/],
])('%s is noticed', (_, summary, problem) => {
  expect(summaryProblem(summary)).toMatch(problem)
})
