import { explain } from '../../../src/aws/explain.ts'
import { ServiceError } from '../../../src/aws/service-error.ts'
import { explainFailure } from '../../../src/failure.ts'
import { createHost } from '../host.ts'
import { createInputs } from '../inputs/create-inputs.ts'

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const USER = 'User: arn:aws:sts::123456789012:assumed-role/ci/GitHubActions'
const ENV = createInputs({ 'function-name': ARN, 'aws-region': undefined, 'zip-file': 'f.zip' })

async function titlesFor(operation: string, message: string): Promise<readonly string[]> {
  const answer = { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } }
  const error = new ServiceError(operation, Object.assign(new Error(message), answer), ARN)
  const { snippets } = await explainFailure(
    explain(error, 'It could not be done.'),
    createHost({ env: ENV }),
    {},
  )
  return snippets.map(({ title }) => title)
}

const WHOLE = 'All permissions that this step needs, as the policy of its role:'

test('a missing permission of the role is answered with the whole policy', async () => {
  const words = `${USER} is not authorized to perform: lambda:UpdateFunctionCode on resource: ${ARN} because no identity-based policy allows the lambda:UpdateFunctionCode action`
  expect(await titlesFor('lambda:UpdateFunctionCode', words)).toEqual([
    'Add this statement to the policy of the role ci:',
    WHOLE,
  ])
})

test.each([
  [
    'lambda:UpdateFunctionCode',
    'The function does not have permission to access the specified image.',
    ['Add this statement to the policy of the ECR repository:'],
  ],
  [
    'lambda:UpdateFunctionCode',
    'Your access has been denied by S3, please make sure your request credentials have permission to GetObject for b/k. S3 Error Code: AccessDenied. S3 Error Message: Access Denied',
    ['Add this statement to the policy of the role of this step:'],
  ],
  [
    'lambda:UpdateFunctionCode',
    `${USER} is not authorized to perform: lambda:UpdateFunctionCode on resource: ${ARN} with an explicit deny in a service control policy`,
    [],
  ],
  ['s3:PutObject', 'Access Denied', ['Add this statement to the policy of the role of this step:']],
  [
    'sts:AssumeRole',
    `${USER} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/deploy`,
    ['Add this statement to the policy of the role ci:'],
  ],
])('%s, "%s": the whole policy of the role would not help', async (operation, words, titles) => {
  expect(await titlesFor(operation, words)).toEqual(titles)
})
