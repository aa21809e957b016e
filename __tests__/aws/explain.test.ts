import { explain } from '../../src/aws/explain.ts'
import { ServiceError } from '../../src/aws/service-error.ts'

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

test('a refusal without a word names the operation, and the statement to add', () => {
  expect(explained(403, 'AccessDeniedException', '')).toMatchObject({
    why: 'lambda:UpdateFunctionCode gave no reason.',
    remedy: expect.stringContaining('"Action":"lambda:UpdateFunctionCode","Resource":"ARN of the function"'),
  })
})

test('an error that nobody knows is told as it is', () => {
  expect(explained(400, 'MoonPhaseException', 'The moon is full.')).toMatchObject({
    why: 'The moon is full.',
    code: 'MoonPhaseException, HTTP 400',
    remedy: undefined,
  })
})
