import { explain } from '../../../src/aws/explain.ts'
import { ServiceError } from '../../../src/aws/service-error.ts'

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const USER = 'arn:aws:sts::123456789012:assumed-role/ci/GitHubActions'
const IN_REGION = "Functions from 'us-east-1' are not reachable in this region ('eu-west-1')"
const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1'

function explained(status: string | undefined, name: string, words: string) {
  const $metadata = {
    httpStatusCode: status && Number(status),
    requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  }
  const error = Object.assign(new Error(words), { name, $metadata })
  return explain(new ServiceError('lambda:UpdateFunctionCode', error), 'It could not be done.')
}

const INVALID = '400 InvalidParameterValueException'

/** The service's own words, and a part of what there is to do about them. */
test.each([
  [
    '409 ResourceConflictException',
    `The operation cannot be performed at this time. An update is in progress for resource: ${ARN}`,
    '`concurrency:` group',
  ],
  [
    '409 ResourceConflictException',
    'The function could not be updated due to a concurrent update operation.',
    '`concurrency:` group',
  ],
  [
    '409 ResourceConflictException',
    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
    'Waiting does not help: provisioned concurrency',
  ],
  [
    '409 ResourceConflictException',
    'Version is pointed by a Provisioned Concurrency alias',
    'Waiting does not help: provisioned concurrency',
  ],
  [
    INVALID,
    'Error occurred while GetObject. S3 Error Code: PermanentRedirect. S3 Error Message: The bucket is in this region: us-west-2. Please use this region to retry the request',
    'The bucket is in us-west-2',
  ],
  [
    INVALID,
    'Error occurred while GetObject. S3 Error Code: PermanentRedirect. S3 Error Message: The bucket is in this region: null. Please use this region to retry the request',
    'The bucket is in another Region',
  ],
  [
    INVALID,
    'Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist',
    'does not exist, and this action creates none',
  ],
  [
    INVALID,
    'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION',
    'leave them out of `configuration`',
  ],
  [
    '412 PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    'changed the function in between',
  ],
  [
    '404 ResourceNotFoundException',
    `Function not found: ${ARN}`,
    'Check the Region and the account of the credentials first, then the spelling',
  ],
  [
    '400 ApplicationDoesNotExistException',
    'No application found for name: shop',
    'Check `codedeploy-application` and `codedeploy-deployment-group`',
  ],
  [
    '400 DeploymentConfigDoesNotExistException',
    'No deployment configuration found for name: Slowly',
    'begin with CodeDeployDefault.Lambda',
  ],
  [
    '400 InvalidComputePlatformException',
    'The application is of another compute platform.',
    'compute platform AWS Lambda',
  ],
  ['404 ResourceNotFoundException', IN_REGION, 'leave `aws-region` out'],
  [INVALID, 'Could not unzip uploaded file. Please check your file, then try to upload again.', '`unzip -t`'],
  [INVALID, 'Uploaded file must be a non-empty zip', 'not a zip, is empty or was cut off'],
  [
    INVALID,
    'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    '`s3-key` and `s3-object-version`',
  ],
  [INVALID, 'Unzipped size must be smaller than 262144000 bytes', 'layers count too'],
  [
    INVALID,
    `Source image ${IMAGE} is not valid. Provide a valid source image.`,
    'The tag or digest is missing',
  ],
  [
    INVALID,
    `The image manifest, config or layer media type for the source image ${IMAGE} is not supported.`,
    '--provenance=false --sbom=false',
  ],
  [
    INVALID,
    "Please don't provide ImageUri when updating a function with packageType Zip.",
    'package type of a function never changes',
  ],
  [
    INVALID,
    'Please provide ImageUri when updating a function with packageType Image.',
    'package type of a function never changes',
  ],
  [
    INVALID,
    'The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions.',
    'supported runtime',
  ],
  [
    INVALID,
    'Your request has been throttled by EC2, please make sure you have enough API rate limit. EC2 Error Code: RequestLimitExceeded.',
    'too many requests',
  ],
  [
    INVALID,
    'CodeSHA256 (bmV3) is different from current CodeSHA256 in $LATEST (b2xk). Please try again with the CodeSHA256 in $LATEST.',
    'Another deployment replaced the code',
  ],
  [
    '403 AccessDeniedException',
    `User: ${USER} is not authorized to perform: lambda:UpdateFunctionCode on resource: ${ARN} because no identity-based policy allows the lambda:UpdateFunctionCode action`,
    'a permissions boundary or a service control policy may forbid it',
  ],
  [
    '403 AccessDeniedException',
    'Your access has been denied by S3, please make sure your request credentials have permission to GetObject for b/k. S3 Error Code: AccessDenied. S3 Error Message: Access Denied',
    "with the credentials of this step, not with the function's execution role",
  ],
  [
    '403 AccessDeniedException',
    'The function does not have permission to access the specified image.',
    'the policy of the repository has to allow that',
  ],
  ['400 CodeStorageExceededException', 'Code storage limit exceeded.', 'Delete old versions'],
  [
    '404 CodeSigningConfigNotFoundException',
    'The code signing configuration cannot be found. Check that the provided configuration is not deleted: arn.',
    'Attach an existing code signing configuration',
  ],
  [
    '400 CodeVerificationFailedException',
    'Lambda cannot deploy the function. The function or layer might be signed using a signature that the client is not configured to accept. Check the provided signature for checkout.',
    'unsigned layers',
  ],
  [
    '400 InvalidCodeSignatureException',
    'The code signature failed the integrity check.',
    'sign the package again',
  ],
  ['429 TooManyRequestsException', 'Rate exceeded', 'too many requests'],
  ['500 ServiceException', 'An error occurred and the request cannot be processed.', 'Run the step again'],
  [
    '403 UnrecognizedClientException',
    'The security token included in the request is invalid.',
    'session token is missing, it belongs to another partition',
  ],
  ['403 ExpiredTokenException', 'The security token included in the request is expired', '`role-to-assume`'],
  [
    '403 InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided.',
    'AWS_SECRET_ACCESS_KEY (a line break or space at its end?)',
  ],
  [
    '400 ValidationException',
    "1 validation error detected: Value 'x' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 140",
    'satisfies the constraint',
  ],
  [
    '413 RequestEntityTooLargeException',
    'Request must be smaller than 70167211 bytes for the UpdateFunctionCode operation',
    'go through S3',
  ],
  ['413 RequestEntityTooLargeException', 'Zipped size must be smaller than 52428800 bytes', 'go through S3'],
  ['400 KMSDisabledException', 'The key is disabled.', 'KMS key'],
  [
    'CredentialsProviderError',
    'Could not load credentials from any providers',
    'an unset secret or variable gives an empty value',
  ],
  ['TimeoutError', 'Connection timed out after 10000 ms', 'broke or stayed silent'],
])('%s: %s', (answer, words, remedy) => {
  const [name = '', status] = answer.split(' ').reverse()
  expect(explained(status, name, words)).toMatchObject({
    what: 'It could not be done.',
    why: words,
    remedy: expect.stringContaining(remedy),
    code: status === undefined ? name : `${name}, HTTP ${status}`,
    requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  })
})

/** AWS's own sentences about one who may not, and the statements they ask for. */
test.each([
  [
    `User: ${USER} is not authorized to perform: lambda:UpdateFunctionCode on resource: ${ARN} because no identity-based policy allows the lambda:UpdateFunctionCode action`,
    'Add this statement to the policy of the role ci:',
    { Effect: 'Allow', Action: 'lambda:UpdateFunctionCode', Resource: ARN },
  ],
  [
    `User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: lambda:GetFunction on resource: ${ARN}:7 because no permissions boundary allows the lambda:GetFunction action`,
    'Add this statement to the permissions boundary of the user deployer:',
    { Effect: 'Allow', Action: 'lambda:GetFunction', Resource: `${ARN}:*` },
  ],
  [
    `User: ${USER} is not authorized to perform: lambda:GetFunctionConfiguration on resource: ${ARN} because no identity-based policy allows the lambda:GetFunctionConfiguration action`,
    'Add this statement to the policy of the role ci:',
    { Effect: 'Allow', Action: 'lambda:GetFunction', Resource: ARN },
  ],
  [
    `User: ${USER} is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:123456789012:key/k because no resource-based policy allows the kms:GenerateDataKey action`,
    'The resource-based policy has to allow this:',
    {
      Effect: 'Allow',
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: 'arn:aws:kms:eu-west-1:123456789012:key/k',
    },
  ],
  [
    'Your access has been denied by S3, please make sure your request credentials have permission to GetObject for b/builds/a *.zip. S3 Error Code: AccessDenied. S3 Error Message: Access Denied',
    'Add this statement to the policy of the role of this step:',
    { Effect: 'Allow', Action: 's3:GetObject', Resource: ['arn:aws:s3:::b/builds/a $', '{*}.zip'].join('') },
  ],
  [
    'The function does not have permission to access the specified image.',
    'Add this statement to the policy of the ECR repository:',
    {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    },
  ],
])('%s', (words, title, statement) => {
  const { snippets } = explained('403', 'AccessDeniedException', words)
  expect(snippets).toEqual([{ title, language: 'json', text: JSON.stringify(statement, undefined, 2) }])
})

test('what is denied explicitly is told to be changed there; no statement would help', () => {
  const words = `User: ${USER} is not authorized to perform: lambda:UpdateFunctionCode on resource: ${ARN} with an explicit deny in a service control policy`
  expect(explained('403', 'AccessDeniedException', words)).toMatchObject({
    remedy: expect.stringMatching(/^A service control policy denies it, which no permission outweighs/),
    snippets: [],
  })
})

test('a permission on an object is that on every package, and its other wildcards are letters', () => {
  const hash = '0123456789abcdef'.repeat(4)
  const resource = `arn:aws:s3:::packages/a*b/${hash}.zip`
  const denied = Object.assign(new Error('Access Denied'), { name: 'AccessDenied' })
  const { snippets } = explain(new ServiceError('s3:PutObject', denied, resource), 'It could not be done.')
  expect(snippets[0]?.text).toContain(`"Resource": "arn:aws:s3:::packages/a\${*}b/*.zip"`)
})

test('a request that a service quotes shows no token and no signature', () => {
  const words =
    'The canonical request was x-amz-security-token:IQoJb3JpZ2lu\nX-Amz-Signature=0123abcd&X-Amz-Date=1'
  const error = new ServiceError(
    'lambda:GetFunction',
    Object.assign(new Error(words), { name: 'InvalidSignatureException' }),
  )
  expect(error.words).toBe(
    'The canonical request was x-amz-security-token:***\nX-Amz-Signature=***&X-Amz-Date=1',
  )
})
