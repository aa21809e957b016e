import fc from 'fast-check'
import { redacted, withoutValues } from '../../../src/aws/without-values.ts'

test.each([
  ['a value', 'it is hunter2, and hunter2', ['hunter2'], 'it is ***, and ***'],
  ['values within each other', 'hunter2 hunter', ['hunter', 'hunter2'], '*** ***'],
  ['what a pattern would read', 'a.b axb (x)', ['a.b', '(x)'], '*** axb ***'],
  ['a value as JSON has it', String.raw`{"A":"say \"hi\"\n"}`, ['say "hi"\n'], '{"A":"***"}'],
  ['lines of a value', 'one: second line here', ['first line\nsecond line here'], 'one: ***'],
  [
    'a short value that stands for itself',
    '1 validation error: 11, x1',
    ['1'],
    '*** validation error: 11, x1',
  ],
  ['nothing', 'as it is', ['', '   '], 'as it is'],
  [
    'what may be cut off',
    'exceeded the 4KB limit. String measured: {"A":"hunt',
    ['hunter2'],
    'exceeded the 4KB limit. String measured: ***',
  ],
  ['a value in a URL', 'at /?a=p%C3%A4%2fw%20d&b', ['pä/w d'], 'at /?a=***&b'],
  ['a value in a form', 'a=p%2Fw+d&b', ['p/w d'], 'a=***&b'],
  ['a value in HTML', '<b>a&amp;&quot;b&#39;c&#x3C;d</b>', [`a&"b'c<d`], '<b>***</b>'],
  ['JSON as Java writes it', String.raw`"\u003ca\u0026\u0027b\/\u00E9"`, [`<a&'b/é`], '"***"'],
  [
    'a value in a URL, and no more of the words is read',
    '100%25 é &amp; \\u0041',
    ['100% é'],
    '*** &amp; \\u0041',
  ],
  [
    'no code of HTML that there is not',
    '&#x110000; &#9999999; a&amp;b',
    ['a&b'],
    '&#x110000; &#9999999; ***',
  ],
  [
    'a value of a hundred thousand characters',
    `it is ${'"é'.repeat(50_000)}`,
    ['"é'.repeat(50_000)],
    'it is ***',
  ],
])('%s is taken out', (_, words, values, expected) => {
  expect(redacted(words, values)).toBe(expected)
})

test('no value of four characters or more is left, whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.string(),
      (values, noise) => {
        // What consists of stars is what takes its place.
        const told = values.filter((value) => value.trim() !== '' && !/^\*+$/.test(value))
        const words = redacted(told.join(` ${noise} `), told)
        for (const value of told) expect(words.replaceAll('***', '')).not.toContain(value)
      },
    ),
  )
})

test.each<[string, (value: string) => string]>([
  ['JSON', (value) => JSON.stringify(value).slice(1, -1)],
  ['a URL', encodeURIComponent],
  ['a form', (value) => new URLSearchParams({ value }).toString().slice('value='.length)],
])('no value is left that %s escapes', (_, escaped) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 4, maxLength: 30 }), fc.string(), (value, noise) => {
      fc.pre(value.trim() !== '' && !value.includes('***'))
      const said = redacted(`${noise} ${escaped(value)}`, [value])
      if (escaped(value) !== value) expect(said).not.toContain(escaped(value))
    }),
  )
})

test('an error keeps all but its words', async () => {
  class Refused extends Error {
    readonly $metadata = { httpStatusCode: 400 }
  }
  const refused = new Refused('Value hunter2')
  await expect(withoutValues(['hunter2'], Promise.reject(refused))).rejects.toBe(refused)
  expect(refused).toMatchObject({ message: 'Value ***', $metadata: { httpStatusCode: 400 } })
  expect(await withoutValues(['hunter2'], Promise.resolve('hunter2'))).toBe('hunter2')
})
