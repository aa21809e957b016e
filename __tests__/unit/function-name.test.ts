import { arnOf, parseFunctionArn, parseFunctionName } from '../../src/function-name.ts'

const LONGEST = 'a'.repeat(64)

test.each([
  ['checkout', {}],
  ['check_out-2', {}],
  [LONGEST, {}],
  ['function:checkout', {}],
  ['123456789012:function:checkout', { account: '123456789012' }],
  ['123456789012:function', { account: '123456789012' }],
  ['123456789012:checkout', { account: '123456789012' }],
])('%s names a function', (text, parts) => {
  expect(parseFunctionName(text)).toEqual({ name: text, ...parts })
})

test.each([
  ['aws', 'eu-west-1', 'checkout'],
  ['aws', 'ap-southeast-4', LONGEST],
  ['aws', 'eu-west-1', 'function'],
  ['aws-cn', 'cn-northwest-1', 'checkout'],
  ['aws-us-gov', 'us-gov-west-1', 'checkout'],
  ['aws-eusc', 'eusc-de-east-1', 'checkout'],
  ['aws-iso', 'us-iso-east-1', 'checkout'],
  ['aws-iso-b', 'us-isob-east-1', 'checkout'],
  ['aws-iso-e', 'eu-isoe-west-1', 'checkout'],
])('an ARN in %s says its Region %s and account: %s', (partition, region, name) => {
  const arn = `arn:${partition}:lambda:${region}:123456789012:function:${name}`
  expect(parseFunctionName(arn)).toEqual({ name: arn, region, account: '123456789012' })
})

test('an ARN that ends in its word names a function called that', () => {
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function'
  expect(parseFunctionName(arn)).toEqual({ name: arn, region: 'eu-west-1', account: '123456789012' })
  expect(parseFunctionName('arn:aws:lambda:function')).toHaveProperty('invalid')
})

test.each([
  ['checkout:1', ':1'],
  ['checkout:live', ':live'],
  ['checkout:$LATEST', ':$LATEST'],
  ['checkout:$LATEST.PUBLISHED', ':$LATEST.PUBLISHED'],
  ['123456789012:function:checkout:live', ':live'],
  ['arn:aws:lambda:eu-west-1:123456789012:function:checkout:42', ':42'],
])('%s is invalid for its qualifier', (text, qualifier) => {
  expect(parseFunctionName(text)).toEqual({
    invalid: `carries the qualifier "${qualifier}"; code updates reach $LATEST only, so leave the qualifier out`,
  })
})

test.each([
  `${LONGEST}b`,
  `123456789012:function:${LONGEST}b`,
  `arn:aws:lambda:eu-west-1:123456789012:function:${LONGEST}b`,
])('a name of 65 characters is invalid: %s', (text) => {
  expect(parseFunctionName(text)).toEqual({ invalid: 'names a function by 65 characters; 64 is the most' })
})

test.each([
  ['arn:aws:lambda:eu-west-1:function:checkout', /^is an incomplete ARN; the form is arn:aws:lambda:/],
  ['arn:aws:lambda:123456789012:function:checkout', /^is an incomplete ARN; the form is/],
  ['arn:aws:lambda:eu-west-1:123456789012:checkout', /^is an incomplete ARN; the form is/],
  [
    'arn:aws-cn:lambda:eu-west-1:123456789012:function:checkout',
    /^is of the partition aws-cn, to which the Region eu-west-1 does not belong$/,
  ],
  ['eu-west-1:123456789012:function:checkout', /^is an incomplete ARN; give the bare name and `aws-region`/],
  ['', /^is not a function name, partial ARN or ARN$/],
  ['check out', /^is not/],
  ['check.out', /^is not/],
  ['checkout/live', /^is not/],
  ['caf\u00e9', /^is not/],
  ['checkout:', /^is not/],
  ['checkout:live:1', /^is not/],
  ['arn:aws:s3:::checkout', /^is not/],
  ['arn:aws:lambda:eu-west-1:12345:function:checkout', /^is not/],
  ['arn:aws:lambda:moon-base:123456789012:function:checkout', /^is not/],
  ['arn:aws:lambda:eu-west-1:123456789012:function:checkout\n', /^is not/],
  ['checkout\nother', /^is not/],
])('%j is invalid', (text, reason) => {
  expect(parseFunctionName(text)).toEqual({ invalid: expect.stringMatching(reason) })
})

test('the ARN of a layer is invalid as such, not for a qualifier it does not have', () => {
  const parsed = parseFunctionName('arn:aws:lambda:eu-west-1:123456789012:layer:shared')
  expect(parsed).toEqual({ invalid: expect.not.stringContaining('qualifier') })
})

test.each([
  ['checkout', undefined],
  ['210987654321:checkout', 'arn:aws-cn:lambda:cn-north-1:210987654321:function:checkout'],
  ['210987654321:function:checkout', 'arn:aws-cn:lambda:cn-north-1:210987654321:function:checkout'],
])('the ARN of %s is known as far as its account is', (name, arn) => {
  expect(arnOf(name, 'cn-north-1')).toBe(arn)
})

test.each(['checkout', '123456789012:checkout', 'arn:aws:lambda:eu-west-1:123456789012:checkout'])(
  '%s is no ARN of a function',
  (text) => {
    expect(parseFunctionArn(text)).toBeUndefined()
  },
)
