import { summaryOf } from '../../src/report/summary.ts'
import { createDeployment, IMAGE, LATEST, RELEASED } from './deployments.ts'

const CONSOLE = 'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/checkout'
const PHASES = [
  { name: 'Read the function', milliseconds: 81 },
  { name: 'Move the alias live', milliseconds: 1042 },
]

test('a release is told in one table, with the command that takes it back', () => {
  expect(summaryOf(RELEASED, PHASES)).toBe(`### Deployed checkout

<table>
<tr><td>Function</td><td><a href="${CONSOLE}"><code>checkout</code></a></td></tr>
<tr><td>Region</td><td><code>eu-west-1</code></td></tr>
<tr><td>Architecture</td><td><code>x86&#95;64</code> → <code>arm64</code></td></tr>
<tr><td>Version</td><td><a href="${CONSOLE}/versions/7"><code>7</code></a></td></tr>
<tr><td>Alias</td><td><a href="${CONSOLE}/aliases/live"><code>live</code></a>: <code>6</code> → <code>7</code></td></tr>
<tr><td>SHA-256</td><td><code>p0mavttwAhU/M1M7QzWuOtfsS5H9WbyGooyioBB34Dw=</code> → <code>I+a2Zl+DrcL73qoC3Go235SKmkKLUW1PvocBYNPiXPc=</code></td></tr>
<tr><td>Size</td><td><code>900 B</code> → <code>2.2 MiB &#40;2345678 B&#41;</code></td></tr>
<tr><td>Time</td><td>Read the function 81 ms<br>Move the alias live 1042 ms</td></tr>
</table>

To roll back:

\`\`\`sh
aws lambda update-alias --region eu-west-1 --function-name checkout --name live --function-version 6 --routing-config AdditionalVersionWeights={}
\`\`\`

`)
})

test('what did not change is told once', () => {
  const { codeSha256, codeSize, architecture } = LATEST
  const deployment = createDeployment({
    status: 'unchanged',
    changed: false,
    previous: { codeSha256, codeSize, architecture },
  })
  const summary = summaryOf(deployment, [])
  expect(summary).toMatch(/^### Unchanged checkout\n/)
  expect(summary).toContain('<td>Architecture</td><td><code>arm64</code></td>')
  expect(summary).not.toMatch(/→|roll back|Alias/)
})

test('a dry run is called one', () => {
  expect(summaryOf(createDeployment({ status: 'planned' }), [])).toMatch(/^### Dry run of checkout\n/)
})

test('without a version it is $LATEST, and a new alias is called new', () => {
  expect(summaryOf(createDeployment(), [])).toContain('<td>Version</td><td><code>&#36;LATEST</code></td>')
  const alias = { name: 'live', arn: 'arn', from: undefined, to: '7' }
  expect(summaryOf({ ...RELEASED, alias }, [])).toContain(
    '<td>Alias</td><td><code>live</code>: newly created at <code>7</code></td>',
  )
})

test('an image is told by its digest', () => {
  const current = { ...LATEST, packageType: 'Image', codeSize: 0, resolvedImageUri: IMAGE }
  const summary = summaryOf(createDeployment({ current }), [])
  expect(summary).toContain(
    `<td>Image</td><td><code>${IMAGE.replace('@', '&#64;').replace(':', '&#58;')}</code></td>`,
  )
})

test.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1.0 KiB &#40;1024 B&#41;'],
  [1_048_575, '1024.0 KiB &#40;1048575 B&#41;'],
  [52_428_800, '50.0 MiB &#40;52428800 B&#41;'],
])('%i bytes read as "%s"', (codeSize, text) => {
  const { codeSha256, architecture } = LATEST
  const deployment = createDeployment({
    current: { ...LATEST, codeSize },
    previous: { codeSha256, codeSize, architecture },
  })
  expect(summaryOf(deployment, [])).toContain(`<td>Size</td><td><code>${text}</code></td>`)
})

test('where there is no console there is no link', () => {
  const arn = 'arn:aws-iso:lambda:us-iso-east-1:123456789012:function:checkout'
  const deployment = createDeployment({ current: { ...LATEST, arn }, region: 'us-iso-east-1' })
  expect(summaryOf(deployment, [])).not.toContain('<a ')
})
