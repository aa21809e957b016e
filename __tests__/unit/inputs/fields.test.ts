import { Fields, quote } from '../../../src/inputs/fields.ts'
import { CollectedProblems } from './read-inputs.ts'

/** Reads one field, and what is wrong with it. */
function read<T>(value: string | undefined, take: (fields: Fields) => T) {
  const problems = new CollectedProblems()
  const result = take(new Fields({ 'INPUT_THE-NAME': value }, problems))
  return { result, problem: problems.sentences.join() }
}

test.each([
  [undefined, undefined],
  ['', undefined],
  [' \n\t', undefined],
  ['  a b\n', 'a b'],
])('the text %j reads as %j', (value, expected) => {
  expect(read(value, (fields) => fields.text('the-name')).result).toBe(expected)
})

test.each([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])('%s is the boolean %j', (value, result) => {
  expect(read(value, (fields) => fields.flag('the-name'))).toEqual({ result, problem: '' })
})

test.each([
  'yes',
  'no',
  'on',
  'off',
  'y',
  'n',
  '1',
  '0',
  'tRUE',
  'fALSE',
  '"true"',
  'true false',
  'truetrue',
])('%j is no boolean', (value) => {
  expect(read(value, (fields) => fields.flag('the-name'))).toEqual({
    result: undefined,
    problem: `\`the-name\` must be true or false; it is ${quote(value)}.`,
  })
})

test.each(['1', '600', '0600', '21600'])('%s is a number of seconds', (value) => {
  expect(read(value, (fields) => fields.integer('the-name', 1, 21_600))).toEqual({
    result: Number(value),
    problem: '',
  })
})

test.each(['0', '-5', '+5', '21601', '10s', '1.5', '1e3', '0x10', 'ten', 'NaN', 'Infinity', '9'.repeat(400)])(
  '%j is no number of seconds',
  (value) => {
    const { result, problem } = read(value, (fields) => fields.integer('the-name', 1, 21_600))
    expect(result).toBeUndefined()
    expect(problem).toBe(
      `\`the-name\` must be a whole number of seconds from 1 to 21600; it is ${quote(value)}.`,
    )
  },
)

test('a choice is one of its words, in the same letters', () => {
  const choose = (value: string) => read(value, (fields) => fields.choice('the-name', ['x86_64', 'arm64']))
  expect(choose('arm64')).toEqual({ result: 'arm64', problem: '' })
  expect(choose('ARM64').problem).toBe('`the-name` must be one of x86_64, arm64; it is "ARM64".')
})

test('a text that has to match is kept or refused as a whole', () => {
  const match = (value: string) =>
    read(value, (fields) => fields.matching('the-name', /^\d+$/, 'is a number'))
  expect(match('12')).toEqual({ result: '12', problem: '' })
  expect(match('12a')).toEqual({ result: undefined, problem: '`the-name` is a number; it is "12a".' })
})

test('a limited text counts its characters', () => {
  const limit = (value: string) => read(value, (fields) => fields.limited('the-name', 4))
  expect(limit('four')).toEqual({ result: 'four', problem: '' })
  expect(limit('fives').problem).toBe('`the-name` has 5 characters; at most 4 are allowed.')
})

test('lines are trimmed, and empty ones left out', () => {
  const { result } = read(' one \n\n\r\n two\r\n', (fields) => fields.lines('the-name'))
  expect(result).toEqual(['one', 'two'])
})

test('a quoted value is one short line', () => {
  // As it was given, so that a masked value stays one.
  expect(quote('a"b\\c')).toBe('"a"b\\c"')
  expect(quote('a\nb')).toBe('"a b"')
  expect(quote('x'.repeat(300))).toBe('a text of 300 characters')
})
