import type { RequestRecord } from '../../../emulator/aws/endpoint/record.js'
import type { Need } from './iam.ts'

const LAMBDA = 'arn:aws:lambda:eu-west-1:123456789012:function:'

/** What one request takes, by the documentation of its service. */
export function needsOf(request: RequestRecord): Need[] {
  if (request.service === 'lambda') return lambdaNeeds(request)
  // A bucket that may not be looked at counts as there.
  if (request.operation === 'HeadBucket') return []
  if (request.service === 's3') return [s3Need(request)]
  if (request.service === 'ecr') {
    const { registryId, repositoryName } = request.body as Record<string, string>
    const resource = `arn:aws:ecr:${request.region}:${registryId}:repository/${repositoryName}`
    return [{ action: `ecr:${request.operation}`, resource }]
  }
  if (request.service === 'signer') return signerNeeds(request)
  if (request.service === 'codedeploy') return codeDeployNeeds(request)
  // A token speaks for itself, and anybody may ask who he is.
  if (['GetIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'].includes(request.operation)) return []
  return [
    { action: `sts:${request.operation}`, resource: String((request.body as { RoleArn: string }).RoleArn) },
  ]
}

/** A job reads what it signs, and writes what it signed, with the permissions of the caller. */
function signerNeeds({ operation, region, path, body }: RequestRecord): Need[] {
  const on = (resource: string) => ({
    action: `signer:${operation}`,
    resource: `arn:aws:signer:${region}:123456789012:${resource}`,
  })
  if (operation === 'DescribeSigningJob') return [on(path)]
  const { source, destination, profileName } = body as {
    source: { s3: Record<string, string> }
    destination: { s3: Record<string, string> }
    profileName: string
  }
  const { bucketName, key } = source.s3
  return [
    on(`/signing-profiles/${profileName}`),
    { action: 's3:GetObjectVersion', resource: `arn:aws:s3:::${bucketName}/${key}` },
    { action: 's3:PutObject', resource: `arn:aws:s3:::${bucketName}/${destination.s3['prefix']}` },
    { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucketName}` },
  ]
}

/** A deployment is of a group, which only its creation names. */
function codeDeployNeeds({ operation, region, body }: RequestRecord): Need[] {
  const on = (action: string, resource: string) => ({
    action: `codedeploy:${action}`,
    resource: `arn:aws:codedeploy:${region}:123456789012:${resource}`,
  })
  const own = on(operation, 'deploymentgroup:shop/greeting')
  if (operation !== 'CreateDeployment') return [own]
  const { deploymentConfigName = 'CodeDeployDefault.LambdaAllAtOnce' } = body as Record<string, string>
  return [
    own,
    on('RegisterApplicationRevision', 'application:shop'),
    on('GetDeploymentConfig', `deploymentconfig:${deploymentConfigName}`),
  ]
}

/** Lambda fetches an object with the permissions of the caller. */
function lambdaNeeds({ operation, path, query, body }: RequestRecord): Need[] {
  const name = /functions\/(?:arn:.*:function:)?([\w-]+)/.exec(path)?.[1] ?? ''
  const qualifier = query['Qualifier'] === undefined ? '' : `:${query['Qualifier']}`
  const action = operation === 'Invoke' ? 'InvokeFunction' : operation
  const { FunctionName = name, Role, Layers = [], Code = body } = Object(body)
  const own = { action: `lambda:${action}`, resource: `${LAMBDA}${FunctionName}${qualifier}` }
  const passed = Role === undefined ? [] : [{ action: 'iam:PassRole', resource: Role }]
  const layers = Layers.map((resource: string) => ({ action: 'lambda:GetLayerVersion', resource }))
  const { S3Bucket, S3Key, S3ObjectVersion } = Object(Code) as Record<string, string>
  const read = S3Bucket === undefined ? [] : [readNeed(`${S3Bucket}/${S3Key}`, S3ObjectVersion)]
  return [own, ...passed, ...layers, ...read]
}

function s3Need({ operation, path, query }: RequestRecord): Need {
  const place = path.slice(1)
  if (operation === 'HeadObject') return readNeed(place, query['versionId'])
  const aborts = operation === 'AbortMultipartUpload'
  return { action: aborts ? 's3:AbortMultipartUpload' : 's3:PutObject', resource: `arn:aws:s3:::${place}` }
}

function readNeed(place: string, version: string | undefined): Need {
  return {
    action: version === undefined ? 's3:GetObject' : 's3:GetObjectVersion',
    resource: `arn:aws:s3:::${place}`,
  }
}
