import fc from 'fast-check'
import { Progress } from '../../src/deploy/progress.ts'
import { DeployError } from '../../src/errors.ts'
import { code, plain } from '../../src/report/html.ts'
import { failureSummary, summaryOf } from '../../src/report/summary.ts'
import { createHost } from '../host.ts'
import { createDeployment, LATEST, VERSION } from './deployments.ts'
import { hostile } from './hostile.ts'

/** What HTML and Markdown would read: tags, quotes, lines, and every other character that could begin something. */
function structure(summary: string): string {
  return summary.replace(/&#\d+;/g, '').replace(/[\p{L}\p{N}\p{Zs} .,=+/\u{a1}-\u{10ffff}-]/gu, '')
}

const texts = (count: number) => fc.array(hostile, { minLength: count, maxLength: count })

/** A deployment all of whose texts are these. */
function deploymentOf(parts: readonly string[], status: 'deployed' | 'unchanged') {
  const [
    name = '',
    arn = '',
    version = '',
    hash = '',
    architecture = '',
    region = '',
    alias = '',
    image = '',
  ] = parts
  const current = { ...LATEST, name, arn, codeSha256: hash, architecture, resolvedImageUri: image }
  return createDeployment({
    status,
    region,
    current,
    published: { ...VERSION, name, arn, version, codeSha256: hash, architecture },
    alias: { name: alias, arn, from: version, to: `${version}8` },
    previous: { codeSha256: `${hash}x`, codeSize: 1, architecture: `${architecture}x`, version },
  })
}
const phases = (name: string) => [{ name, milliseconds: 1 }]
const BENIGN = Array.from({ length: 9 }, () => 'x')

test('no text of a deployment can become HTML or Markdown', () => {
  const expected = structure(summaryOf(deploymentOf(BENIGN, 'unchanged'), phases('x')))
  fc.assert(
    fc.property(texts(9), (parts) => {
      const summary = summaryOf(deploymentOf(parts, 'unchanged'), phases(parts[8] ?? ''))
      expect(structure(summary)).toBe(expected)
      expect(summary.isWellFormed()).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a rollback command is only printed where every word of it is harmless', () => {
  const fenced = summaryOf(deploymentOf(BENIGN, 'deployed'), phases('x'))
  expect(fenced).toContain('```')
  const parts = BENIGN.with(6, 'x\n```\n<img src="x">')
  const summary = summaryOf(deploymentOf(parts, 'deployed'), phases('x'))
  expect(summary).not.toContain('```')
  expect(summary).not.toContain('<img')
})

test('no text of a failure can become HTML or Markdown', () => {
  const summaryFor = ([
    what = '',
    why,
    remedy,
    errorCode,
    requestId,
    functionName = '',
    region = '',
    did = '',
    seen,
  ]: string[]) => {
    const progress = new Progress(createHost())
    progress.did(did)
    progress.lastSeen = seen
    progress.phases.push({ name: did, milliseconds: 1 })
    return failureSummary(
      new DeployError({ what, why, remedy, code: errorCode, requestId }),
      { functionName, region },
      progress,
    )
  }
  // A line of a reason may become a line of the cell, and nothing else.
  const expected = structure(summaryFor(BENIGN))
  fc.assert(
    fc.property(texts(9), (parts) => {
      expect(structure(summaryFor(parts).replaceAll('<br>', ''))).toBe(expected.replaceAll('<br>', ''))
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['a & b', 'a &#38; b'],
  ['<b>', '&#60;b&#62;'],
  ['x_y*z', 'x&#95;y&#42;z'],
  ['one\ntwo', 'one ⏎ two'],
  ['🚀 é', '🚀 é'],
])('%j is written as plain text', (text, html) => {
  expect(plain(text)).toBe(html)
  expect(code(text)).toBe(`<code>${html}</code>`)
})

test('a long text is cut to a thousand characters', () => {
  expect(plain('x'.repeat(1_000))).toBe('x'.repeat(1_000))
  expect(plain('word '.repeat(201))).toBe(`${'word '.repeat(199)}…`)
})
