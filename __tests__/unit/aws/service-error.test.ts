import { ServiceError } from '../../../src/aws/service-error.ts'

/** An error as the SDK throws it. */
function sdkError(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more })
}
const answered = (httpStatusCode: number, requestId = 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef') => ({
  $metadata: { httpStatusCode, requestId },
})
const classify = (error: unknown) => new ServiceError('lambda:UpdateFunctionCode', error)

test.each([
  ['InvalidParameterValueException', 400, 'refused'],
  ['AccessDeniedException', 403, 'refused'],
  ['ResourceNotFoundException', 404, 'refused'],
  ['ResourceConflictException', 409, 'refused'],
  ['PreconditionFailedException', 412, 'refused'],
  ['RequestEntityTooLargeException', 413, 'refused'],
  ['TooManyRequestsException', 429, 'refused'],
  ['ServiceException', 500, 'unknown'],
  ['ServiceUnavailableException', 503, 'unknown'],
])('%s with %i means that the request was %s', (name, status, reach) => {
  expect(classify(sdkError(name, 'words', answered(status)))).toMatchObject({
    operation: 'lambda:UpdateFunctionCode',
    code: name,
    status,
    words: 'words',
    requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
    reach,
  })
})

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ERR_PROXY_TUNNEL'])(
  '%s means that nothing left the machine',
  (code) => {
    expect(classify(sdkError('Error', `connect ${code}`, { code }))).toMatchObject({
      code,
      status: undefined,
      reach: 'unsent',
    })
  },
)

test.each([
  ['ECONNRESET', sdkError('TimeoutError', 'socket hang up', { code: 'ECONNRESET' })],
  ['EPIPE', sdkError('TimeoutError', 'write EPIPE', { code: 'EPIPE' })],
  ['TimeoutError', sdkError('TimeoutError', 'Connection timed out after 10000 ms')],
  ['SyntaxError', sdkError('SyntaxError', 'Unexpected end', { $response: { statusCode: 200 } })],
  ['UnknownError', 'not even an error'],
])('%s means that it may have been done', (code, error) => {
  expect(classify(error)).toMatchObject({ code, reach: 'unknown' })
})

test('credentials that are missing mean that nothing was sent', () => {
  expect(classify(sdkError('CredentialsProviderError', 'Could not load credentials')).reach).toBe('unsent')
})

test.each([
  ['The operation cannot be performed at this time. An update is in progress for resource: arn', true],
  ['The function could not be updated due to a concurrent update operation.', true],
  [
    'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    true,
  ],
  [
    "The operation cannot be performed at this time. The resource arn is currently in the following state: 'Pending'. StateReasonCode: 'Creating'",
    true,
  ],
  ['Alias already exists: arn:aws:lambda:eu-west-1:123456789012:function:checkout:live', false],
  ["Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version", false],
  ['Version is pointed by a Provisioned Concurrency alias', false],
])('the conflict "%s" can be waited out: %s', (message, conflict) => {
  expect(classify(sdkError('ResourceConflictException', message, answered(409))).conflict).toBe(conflict)
})

const RESPONSE = { $response: { statusCode: 400, headers: {} } }

test.each([
  [sdkError('AccessDeniedException', 'words', answered(403)), true],
  [sdkError('ResourceConflictException', 'Alias already exists: arn', answered(409)), true],
  [sdkError('ResourceConflictException', 'An update is in progress for resource: arn', answered(409)), false],
  [sdkError('TooManyRequestsException', 'Rate exceeded', answered(429)), false],
  [sdkError('IDPCommunicationError', 'could not be reached', answered(400)), false],
  [
    sdkError('InvalidIdentityToken', "Couldn't retrieve verification key from your provider", answered(400)),
    false,
  ],
  [sdkError('InvalidIdentityToken', 'No OpenIDConnect provider found', answered(400)), true],
  [sdkError('RequestTimeout', 'Your socket connection was not read from', answered(400)), false],
  [sdkError('ServiceException', 'words', answered(500)), false],
  [sdkError('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' }), false],
  [sdkError('Error', 'read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }), false],
  [sdkError('TimeoutError', 'Connection timed out after 10000 ms'), false],
  [sdkError('SyntaxError', 'Unexpected end', { $response: { statusCode: 200 } }), false],
  [sdkError('Error', 'self-signed', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }), true],
  [sdkError('CredentialsProviderError', 'Could not load credentials from any providers'), true],
  [sdkError('TypeError', 'Invalid character', { code: 'ERR_INVALID_CHAR' }), true],
  [sdkError('TypeError', "Cannot read properties of undefined (reading 'x')"), true],
  [sdkError('TypeError', 'of an answer', RESPONSE), true],
  [sdkError('Error', 'no such file', { code: 'ENOENT', syscall: 'open' }), true],
])('%s: waiting can never help: %s', (error, final) => {
  expect(classify(error).final).toBe(final)
})

test.each([
  [{ $response: { statusCode: 301, headers: { 'x-amz-bucket-region': 'us-west-2' } } }, 'us-west-2'],
  [{ Region: 'us-west-2', ...answered(400) }, 'us-west-2'],
  [answered(403), undefined],
])('%j says that the bucket is in %s', (more, region) => {
  expect(classify(sdkError('PermanentRedirect', 'words', more)).bucketRegion).toBe(region)
})

test('the resource is the one of the request', () => {
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
  expect(new ServiceError('lambda:GetFunction', new Error('words'), arn).resource).toBe(arn)
})

test.each([
  ['TooManyRequestsException', 'Rate exceeded', 429, true],
  ['ThrottlingException', 'Rate exceeded', 400, true],
  ['RequestLimitExceeded', 'Request limit exceeded.', 503, true],
  ['EC2ThrottledException', 'Lambda was throttled by Amazon EC2', 502, true],
  [
    'InvalidParameterValueException',
    'Your request has been throttled by EC2, please make sure you have enough API rate limit. EC2 Error Code: RequestLimitExceeded.',
    400,
    true,
  ],
  ['InvalidParameterValueException', 'Your request has been throttled by EC2', 400, true],
  ['InvalidParameterValueException', 'Could not unzip uploaded file.', 400, false],
  ['CodeStorageExceededException', 'Code storage limit exceeded.', 400, false],
])('%s "%s" is throttling: %4$s', (name, message, status, throttled) => {
  expect(classify(sdkError(name, message, answered(status))).throttled).toBe(throttled)
})

test.each([
  ['AccessDeniedException', 403, true],
  ['AccessDenied', 403, true],
  ['Forbidden', 403, true],
  ['ExpiredTokenException', 403, false],
  ['ResourceNotFoundException', 404, false],
])('%s with %i is a missing permission: %s', (name, status, denied) => {
  expect(classify(sdkError(name, 'words', answered(status))).accessDenied).toBe(denied)
})

const USER = 'User: arn:aws:sts::123456789012:assumed-role/ci/GitHubActions'
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const NOT_ALLOWED = 'because no identity-based policy allows it'

/** Only what a permission of the role would have allowed. */
test.each([
  [
    '403 AccessDeniedException',
    `${USER} is not authorized to perform: lambda:GetAlias on resource: ${ARN} ${NOT_ALLOWED}`,
    true,
  ],
  [
    '403 AccessDenied',
    `${USER} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/k" ${NOT_ALLOWED}`,
    true,
  ],
  // Lambda's answer about a function of another account, and S3's to HEAD.
  ['403 AccessDeniedException', 'UnknownError', true],
  ['403 Forbidden', 'UnknownError', true],
  [
    '403 AccessDeniedException',
    'The function does not have permission to access the specified image.',
    false,
  ],
  [
    '403 AccessDeniedException',
    'Your access has been denied by S3, please make sure your request credentials have permission to GetObject for b/k. S3 Error Code: AccessDenied. S3 Error Message: Access Denied',
    false,
  ],
  ['403 AccessDenied', 'Access Denied', false],
  ['502 KMSAccessDeniedException', 'Lambda was unable to decrypt the environment variables', false],
  [
    '403 AccessDenied',
    `${USER} is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:123456789012:key/k because no resource-based policy allows the kms:GenerateDataKey action`,
    false,
  ],
  [
    '403 AccessDeniedException',
    `${USER} is not authorized to perform: lambda:GetAlias on resource: ${ARN} with an explicit deny in a service control policy`,
    false,
  ],
  ['403 ExpiredTokenException', 'UnknownError', false],
  ['404 ResourceNotFoundException', 'UnknownError', false],
])('%s "%s" lacks a permission of the role: %s', (answer, words, lacks) => {
  const [status, name = ''] = answer.split(' ')
  expect(classify(sdkError(name, words, answered(Number(status)))).lacksPermission).toBe(lacks)
})

test.each([
  [{ retryAfterSeconds: '7' }, 7],
  [{ retryAfterSeconds: 2.5 }, 2.5],
  [{ $response: { statusCode: 429, headers: { 'retry-after': '9' } } }, 9],
  [
    { $response: { statusCode: 429, headers: { 'retry-after': 'Wed, 31 Jan 2024 12:00:00 GMT' } } },
    undefined,
  ],
  [{ retryAfterSeconds: '-1' }, undefined],
  [{}, undefined],
])('%j says to wait for %s s', (more, seconds) => {
  expect(classify(sdkError('TooManyRequestsException', 'Rate exceeded', more)).retryAfterSeconds).toBe(
    seconds,
  )
})

test.each([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])('%s is a matter of trust: nothing was sent, and it is not tried again', (code) => {
  const error = new ServiceError('lambda:GetFunction', Object.assign(new Error('no'), { code }))
  expect(error).toMatchObject({ reach: 'unsent', untrusted: true })
})
