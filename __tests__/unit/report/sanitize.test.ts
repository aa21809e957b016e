import fc from 'fast-check'
import { parseCommand } from '../../../emulator/github/runner/workflow-command.js'
import { sanitizeLine, sanitizeMessage, sanitizeText } from '../../../src/report/sanitize.ts'
import { hostile } from './hostile.ts'

test.each([
  ['an ordinary line: it stays', 'an ordinary line: it stays'],
  ['::error::no', '· ::error::no'],
  ['  ::add-mask::x', '· ::add-mask::x'],
  ['\t::error::no', '· ::error::no'],
  ['\u200b::error::no', '· ::error::no'],
  ['say ::error:: within', 'say ::error:: within'],
  ['now ##[error]no', 'now # #[error]no'],
  ['###[[error]', '## #[[error]'],
  ['one\ntwo\r\nthree\rfour', 'one ⏎ two ⏎ three ⏎ four'],
  ['one\u2028two\u2029three\u0085four', 'one ⏎ two ⏎ three ⏎ four'],
  ['\u001b[31mred\u0000\u0007', ' [31mred  '],
  ['\u202egnp.exe', ' gnp.exe'],
  ['half \ud83d of a rocket', 'half \ufffd of a rocket'],
  ['🚀', '🚀'],
])('%j becomes %j', (text, line) => {
  expect(sanitizeLine(text)).toBe(line)
})

test('a line of an annotation opens no group', () => {
  expect(sanitizeMessage('It says:\n##[group]mine')).toBe('It says:\n# #[group]mine')
})

test('a long text is cut to what the runner shows', () => {
  expect(sanitizeLine('x'.repeat(4_096))).toBe('x'.repeat(4_096))
  expect(sanitizeLine(`${'word '.repeat(819)}and more`)).toBe(`${'word '.repeat(819)}…`)
  expect(sanitizeText(`${'x'.repeat(4_094)}🚀🚀`).isWellFormed()).toBe(true)
})

test('no text is cut within a word, since the piece of a secret is not masked', () => {
  expect(sanitizeLine(`before ${'x'.repeat(4_097)}`)).toBe('before …')
})

test('no text from outside is a command, two lines, or anything that moves a cursor', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const line = sanitizeLine(text)
      expect(parseCommand(line)).toBeUndefined()
      expect(line).not.toMatch(/^\s*::|##\[/)
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      expect(line.isWellFormed()).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a text keeps its lines and nothing else that controls', () => {
  expect(sanitizeText('one\r\ntwo\u0007')).toBe('one\ntwo ')
  fc.assert(
    fc.property(hostile, (text) => {
      expect(sanitizeText(text).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    }),
  )
})
