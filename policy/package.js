import { allow, literal } from './statement.js'

/** @import { Statement } from './statement.js' */
/** @import { Inputs, Target } from './target.js' */

const IMAGE = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[^/]+\/([^:@]+)(?::[^@]+)?(@.+)?$/

/**
 * What a step asks of S3 and ECR. Lambda fetches an object with the permissions of the caller
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html); a version of it takes
 * s3:GetObjectVersion in place of s3:GetObject
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).
 *
 * @param {Inputs} inputs
 * @param {Target} target
 * @returns {Statement[]}
 */
export function packageStatements(inputs, target) {
  if (inputs['image-uri'] !== undefined) return imageStatements(inputs, target)
  if (inputs['s3-bucket'] === undefined) return []
  const local = inputs['zip-file'] ?? inputs['source-dir']
  return local === undefined ? objectStatements(inputs, target) : stagingStatements(inputs, target)
}

/**
 * A tag is looked up, so that an image that runs already is not deployed again. A digest needs nothing.
 *
 * @param {Inputs} inputs
 * @param {Target} target
 */
function imageStatements(inputs, { partition }) {
  const [, account, region, repository, digest] = IMAGE.exec(inputs['image-uri'] ?? '') ?? []
  if (repository === undefined) throw new Error('image-uri=... is an Amazon ECR image with a tag or digest')
  if (digest !== undefined || inputs['skip-unchanged'] === 'false') return []
  const resource = `arn:${partition}:ecr:${region}:${account}:repository/${repository}`
  return [allow('RecogniseImage', ['ecr:BatchGetImage'], resource)]
}

/**
 * @param {Inputs} inputs
 * @param {Target} target
 */
function objectStatements(inputs, target) {
  const key = inputs['s3-key']
  if (key === undefined) throw new Error('s3-bucket=... without zip-file or source-dir needs s3-key=...')
  const action = inputs['s3-object-version'] === undefined ? 's3:GetObject' : 's3:GetObjectVersion'
  return [allow('ReadPackage', [action], objectArn(target, inputs['s3-bucket'] ?? '', literal(key)))]
}

/**
 * Whether the bucket keeps versions is not known here: if it does, Lambda is given the version.
 *
 * @param {Inputs} inputs
 * @param {Target} target
 */
function stagingStatements(inputs, target) {
  if (inputs['dry-run'] === 'true') return []
  const values = { function: target.name, region: target.region, account: target.account, sha256: '*' }
  const fill = (/** @type {string} */ template) =>
    literal(template).replace(
      /\{(function|region|account|sha256)\}/g,
      (_, name) => values[/** @type {keyof typeof values} */ (name)],
    )
  const key = fill(inputs['s3-key'] ?? 'lambda/{sha256}.zip')
  const actions = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:GetObject', 's3:GetObjectVersion']
  return [allow('StagePackage', actions, objectArn(target, fill(inputs['s3-bucket'] ?? ''), key))]
}

/**
 * @param {Target} target
 * @param {string} bucket
 * @param {string} key
 */
function objectArn({ partition }, bucket, key) {
  return `arn:${partition}:s3:::${bucket}/${key}`
}
