import { explain } from '../../../src/aws/explain.ts'
import { ServiceError } from '../../../src/aws/service-error.ts'

function explained(status: number, name: string, words: string) {
  const error = Object.assign(new Error(words), { name, $metadata: { httpStatusCode: status } })
  return explain(new ServiceError('lambda:UpdateFunctionCode', error), 'It could not be done.')
}

test('a connection that could not be made points at the network', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' })
  expect(explain(new ServiceError('lambda:GetFunction', error), 'It could not be read.')).toMatchObject({
    code: 'ECONNREFUSED',
    remedy: expect.stringMatching(/HTTPS_PROXY and NO_PROXY, and any AWS_ENDPOINT_URL/),
  })
})

/** What may have been denied without a word that names it, and what the request itself was about. */
test.each([
  ['lambda:UpdateFunctionCode', undefined, 'arn:aws:lambda:REGION:ACCOUNT:function:NAME'],
  [
    'lambda:GetFunction',
    'arn:aws:lambda:eu-west-1:123456789012:function:checkout:12',
    'arn:aws:lambda:eu-west-1:123456789012:function:checkout:*',
  ],
  ['s3:PutObject', 'arn:aws-cn:s3:::packages/a?.zip', ['arn:aws-cn:s3:::packages/a$', '{?}.zip'].join('')],
  [
    'ecr:BatchGetImage',
    'arn:aws:ecr:eu-west-1:123456789012:repository/shop/cart',
    'arn:aws:ecr:eu-west-1:123456789012:repository/shop/cart',
  ],
  ['sts:AssumeRole', 'arn:aws:iam::123456789012:role/deploy', 'arn:aws:iam::123456789012:role/deploy'],
])('a refusal of %s without a word names the resource of the request: %s', (Action, resource, Resource) => {
  const answer = { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } }
  const error = new ServiceError(Action, Object.assign(new Error('UnknownError'), answer), resource)
  const { why, snippets } = explain(error, 'It could not be done.')
  expect(why).toBe(`${Action} failed, and the answer gives no reason.`)
  expect(snippets.map(({ text }) => JSON.parse(text))).toEqual([{ Effect: 'Allow', Action, Resource }])
})

test('an error that nobody knows is told as it is', () => {
  expect(explained(400, 'MoonPhaseException', 'The moon is full.')).toMatchObject({
    why: 'The moon is full.',
    code: 'MoonPhaseException, HTTP 400',
    remedy: undefined,
  })
})
