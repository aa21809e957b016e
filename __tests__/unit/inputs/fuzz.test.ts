import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parse } from 'yaml'
import { parseFunctionName } from '../../../src/function-name.ts'
import { environmentOf } from '../../../src/inputs/fields.ts'
import { parseImageUri } from '../../../src/inputs/image-uri.ts'
import { readInputs } from '../../../src/inputs/inputs.ts'
import { Problems } from '../../../src/inputs/problems.ts'
import { makePlan } from '../../../src/plan/plan.ts'
import { planSource } from '../../../src/plan/source.ts'

/** So many texts for each parser, in every run of the tests. */
const BUDGET = { numRuns: 3_000 }

const REGIONS = 'eu-west-1 us-gov-east-1 cn-north-1 eusc-de-east-1 us-iso-east-1 us-isob-east-1'.split(' ')
const ARN_PIECES = 'arn:aws:lambda: arn:aws-cn:lambda : function: 123456789012 $LATEST :live'.split(' ')
const IMAGE_PIECES = '123456789012 .dkr.ecr. .dkr-ecr. / : @sha256: .amazonaws.com'.split(' ')
const DIGEST = '@sha256:'.padEnd(8 + 64, '0')

const functionNames = madeOf([...ARN_PIECES, ...REGIONS])
const imageUris = madeOf([...IMAGE_PIECES, DIGEST, ...REGIONS])

function madeOf(pieces: readonly string[]) {
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 70 }))
  return fc.array(piece, { maxLength: 8 }).map((all) => all.join(''))
}

test('a function name is taken as it is, or refused in words', () => {
  fc.assert(
    fc.property(functionNames, (text) => {
      const parsed = parseFunctionName(text)
      if ('invalid' in parsed) return expect(parsed.invalid).toMatch(/^(is|names|carries) /)
      expect(parsed.name).toBe(text)
      expect(text).toMatch(/^[\w:-]+$/)
      for (const part of [parsed.region, parsed.account]) expect(text).toContain(part ?? '')
    }),
    BUDGET,
  )
})

test('an image URI is taken with everything it consists of, or not at all', () => {
  fc.assert(
    fc.property(imageUris, (text) => {
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

test('whatever the inputs are, there is a plan or a problem that is told', () => {
  const { inputs } = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8'))
  const value = fc.oneof(
    functionNames,
    imageUris,
    fc.constantFrom('', 'true', 'false', '900', 'arm64', '{region}'),
  )
  const given = fc.dictionary(fc.constantFrom(...Object.keys(inputs)), value)
  fc.assert(
    fc.property(given, (texts) => {
      const problems = new Problems()
      const read = readInputs(environmentOf(texts), problems)
      const source = planSource(read, problems)
      if (makePlan(read, source, problems) === undefined) expect(() => problems.refuse()).toThrow(/\S/)
    }),
    BUDGET,
  )
})
