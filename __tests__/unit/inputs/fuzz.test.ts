import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parse } from 'yaml'
import { parseFunctionName } from '../../../src/function-name.ts'
import { parseImageUri } from '../../../src/inputs/image-uri.ts'
import { readInputs } from '../../../src/inputs/inputs.ts'
import { Problems } from '../../../src/inputs/problems.ts'
import { makePlan } from '../../../src/plan/plan.ts'
import { planSource } from '../../../src/plan/source.ts'

/** So many texts for each parser, in every run of the tests. */
const BUDGET = { numRuns: 3_000 }

const REGIONS = [
  'eu-west-1',
  'us-gov-east-1',
  'cn-north-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
]
const PIECES = [
  'arn:aws:lambda:',
  'arn:aws-cn:lambda',
  ':',
  'function:',
  '123456789012',
  '$LATEST',
  ':live',
  ...REGIONS,
]
const DIGEST = '@sha256:'.padEnd(8 + 64, '0')
const IMAGE_PIECES = [
  '123456789012',
  '.dkr.ecr.',
  '.dkr-ecr.',
  '/',
  ':',
  '@sha256:',
  DIGEST,
  '.amazonaws.com',
  ...REGIONS,
]

const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)
const madeOf = (pieces: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 70 })), { maxLength: 8 })
    .map((all) => all.join(''))

test('a function name is taken as it is, or refused in words', () => {
  fc.assert(
    fc.property(madeOf(PIECES), (text) => {
      const verdict = parseFunctionName(text)
      if ('invalid' in verdict) return expect(verdict.invalid).toMatch(/^(is|names|carries) /)
      expect(verdict.name).toBe(text)
      expect(text).toMatch(/^[\w:-]+$/)
      for (const part of [verdict.region, verdict.account]) expect(text).toContain(part ?? '')
    }),
    BUDGET,
  )
})

test('an ARN of any partition gives back its parts', () => {
  const partition = fc.constantFrom('aws', 'aws-cn', 'aws-us-gov', 'aws-eusc', 'aws-iso')
  fc.assert(
    fc.property(partition, fc.constantFrom(...REGIONS), name, (aws, region, fn) => {
      const arn = `arn:${aws}:lambda:${region}:123456789012:function:${fn}`
      expect(parseFunctionName(arn)).toEqual({ name: arn, region, account: '123456789012' })
      expect(parseFunctionName(`${arn}:live`)).toHaveProperty('invalid')
    }),
    BUDGET,
  )
})

test('an image URI is taken with everything it consists of, or not at all', () => {
  fc.assert(
    fc.property(madeOf(IMAGE_PIECES), (text) => {
      const image = parseImageUri(text)
      if (image === undefined) return
      expect(image.tag ?? image.digest).toBeDefined()
      const host = text.slice(0, text.indexOf('/'))
      const rest = `/${image.repository}${image.tag ? `:${image.tag}` : ''}${image.digest ? `@sha256:${image.digest}` : ''}`
      expect(host + rest).toBe(text)
    }),
    BUDGET,
  )
})

test('an image URI in any Region gives back its parts', () => {
  const repository = fc.stringMatching(/^[a-z0-9]{1,9}([._/-][a-z0-9]{1,9}){0,3}$/)
  const tag = fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,30}$/), { nil: undefined })
  const digest = fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined })
  fc.assert(
    fc.property(fc.constantFrom(...REGIONS), repository, tag, digest, (region, repo, named, hex) => {
      const suffix = `${named ? `:${named}` : ''}${hex ? `@sha256:${hex}` : ''}`
      const uri = `123456789012.dkr.ecr.${region}.amazonaws.com/${repo}${suffix}`
      const parts = { uri, account: '123456789012', region, repository: repo, tag: named, digest: hex }
      expect(parseImageUri(uri)).toEqual(suffix === '' ? undefined : parts)
    }),
    BUDGET,
  )
})

test('whatever the inputs are, there is a plan or a problem that is told', () => {
  const { inputs } = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8'))
  const value = fc.oneof(
    madeOf(PIECES),
    madeOf(IMAGE_PIECES),
    fc.constantFrom('', 'true', 'false', '900', 'arm64', '{region}'),
  )
  const given = fc.dictionary(fc.constantFrom(...Object.keys(inputs)), value)
  fc.assert(
    fc.property(given, (texts) => {
      const env = Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [`INPUT_${key.toUpperCase()}`, text]),
      )
      const problems = new Problems()
      const read = readInputs(env, problems)
      const source = planSource(read, problems)
      if (makePlan(read, source, problems) === undefined) expect(() => problems.refuse()).toThrow(/\S/)
    }),
    BUDGET,
  )
})
