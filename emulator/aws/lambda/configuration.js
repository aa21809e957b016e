/** @import { LambdaFunction } from './function.js' */
/** @import { FunctionVersion } from './version.js' */

/**
 * As `FunctionConfiguration` on the wire.
 *
 * @param {LambdaFunction} fn
 * @param {FunctionVersion} version
 * @param {string} [qualifier] what the ARN ends with: the version, or the alias it was asked for by
 * @returns {Record<string, unknown>} members that are undefined do not reach the wire
 */
export function renderConfiguration(fn, version, qualifier) {
  return {
    ...renderSettings(fn, version, qualifier),
    State: version.state,
    StateReason: version.stateReason,
    StateReasonCode: version.stateReasonCode,
    LastUpdateStatus: version.lastUpdate?.status,
    LastUpdateStatusReason: version.lastUpdate?.reason,
    LastUpdateStatusReasonCode: version.lastUpdate?.reasonCode,
    RuntimeVersionConfig: version.settings.runtime && {
      RuntimeVersionArn: `arn:aws:lambda:${fn.region}::runtime:8eeff65f6809a3ce81507fe733fe09b835899b99481ba22fd75b5a7338290ec1`,
    },
  }
}

/**
 * The part that lists of versions hold too: no state in it, so that a list cannot tell what has settled.
 *
 * @param {LambdaFunction} fn
 * @param {FunctionVersion} version
 * @param {string} [qualifier]
 * @returns {Record<string, unknown>}
 */
export function renderSettings(fn, version, qualifier) {
  const { settings } = version
  return {
    FunctionName: fn.name,
    FunctionArn: qualifier === undefined ? fn.arn : `${fn.arn}:${qualifier}`,
    CodeSize: version.code.size,
    Description: version.description,
    LastModified: new Date(version.modified).toISOString().replace('Z', '+0000'),
    CodeSha256: version.code.sha256,
    Version: version.version,
    RevisionId: version.revisionId,
    Runtime: settings.runtime,
    Role: settings.role,
    Handler: settings.handler,
    Timeout: 3,
    MemorySize: settings.memorySize,
    Environment: settings.environment && { Variables: settings.environment },
    TracingConfig: { Mode: 'PassThrough' },
    PackageType: fn.packageType,
    Architectures: version.architectures,
    EphemeralStorage: { Size: 512 },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${fn.name}` },
    CapacityProviderConfig: fn.capacityProvider && {
      LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: fn.capacityProvider },
    },
    SigningJobArn: version.code.signingJobArn,
    SnapStart: fn.capacityProvider ? undefined : renderSnapStart(fn, version),
    ...settings.others,
  }
}

/**
 * The `Code` member of GetFunction.
 *
 * @param {LambdaFunction} fn
 * @param {FunctionVersion} version
 * @returns {Record<string, unknown>}
 */
export function renderCode(fn, { code }) {
  if (fn.packageType === 'Image') {
    return { RepositoryType: 'ECR', ImageUri: code.imageUri, ResolvedImageUri: code.resolvedImageUri }
  }
  return {
    RepositoryType: 'S3',
    Location: `https://awslambda-${fn.region}-tasks.s3.${fn.region}.amazonaws.com/snapshots/${fn.account}/${fn.name}`,
    SourceKMSKeyArn: code.sourceKmsKeyArn,
  }
}

/**
 * @param {LambdaFunction} fn
 * @param {FunctionVersion} version
 */
function renderSnapStart(fn, version) {
  return { ApplyOn: fn.snapStart ? 'PublishedVersions' : 'None', OptimizationStatus: version.optimization }
}
