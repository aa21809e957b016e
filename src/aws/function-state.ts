import type { FunctionConfiguration, GetFunctionResponse } from '@aws-sdk/client-lambda'
import { configurationDigest } from './configuration-digest.ts'
import { CurrentConfiguration } from './current-configuration.ts'
import { execWrapper } from './exec-wrapper.ts'

/**
 * What a function, or a version of it, is like right now. Enumerations are open: AWS answers with
 * words its own model lacks. Environment variables and presigned URLs stop at this boundary.
 */
export interface FunctionState {
  readonly name: string
  /** As Lambda wrote it: with the version as qualifier where a version was asked for. */
  readonly arn: string
  /** `$LATEST` or a number. */
  readonly version: string
  readonly packageType: string
  readonly architecture: string
  readonly codeSha256: string
  /** Bytes. */
  readonly codeSize: number
  /** Equal for versions that behave alike but for their code; undefined where that cannot be told. */
  readonly configurationDigest: string | undefined
  /** To compare with what a step asks for. */
  readonly configuration: CurrentConfiguration
  readonly revisionId: string | undefined
  readonly lastModified: string | undefined
  readonly description: string | undefined
  readonly runtime: string | undefined
  readonly handler: string | undefined
  readonly state: string | undefined
  readonly stateReason: string | undefined
  readonly stateReasonCode: string | undefined
  readonly lastUpdateStatus: string | undefined
  readonly lastUpdateStatusReason: string | undefined
  readonly lastUpdateStatusReasonCode: string | undefined
  /** A published version is optimised before it can serve; `$LATEST` never is. */
  readonly snapStart: { readonly applies: boolean; readonly optimized: boolean }
  readonly managedInstances: boolean
  readonly layers: boolean
  /**
   * AWS_LAMBDA_EXEC_WRAPPER is set. Whether, never to what. Undefined if the variables cannot be read
   * (the role may not decrypt them), or if others of them decide where the runtime looks for code.
   */
  readonly execWrapper: boolean | undefined
  readonly resolvedImageUri: string | undefined
  /** Key of the package at rest; null where Lambda was not asked or did not say. */
  readonly sourceKmsKeyArn: string | undefined | null
  /** ARN of the job that signed the code, where it was signed. */
  readonly signingJobArn: string | undefined
}

/** Takes from a response what a deployment looks at. */
export function functionState(
  configuration: FunctionConfiguration,
  code?: GetFunctionResponse['Code'],
): FunctionState {
  return {
    name: configuration.FunctionName ?? '',
    arn: configuration.FunctionArn ?? '',
    version: configuration.Version ?? '$LATEST',
    packageType: configuration.PackageType ?? 'Zip',
    architecture: configuration.Architectures?.[0] ?? 'x86_64',
    codeSha256: configuration.CodeSha256 ?? '',
    codeSize: configuration.CodeSize ?? 0,
    configurationDigest: configurationDigest(configuration),
    configuration: new CurrentConfiguration(configuration),
    revisionId: configuration.RevisionId,
    lastModified: configuration.LastModified,
    description: configuration.Description,
    runtime: configuration.Runtime,
    handler: configuration.Handler,
    state: configuration.State,
    stateReason: configuration.StateReason,
    stateReasonCode: configuration.StateReasonCode,
    lastUpdateStatus: configuration.LastUpdateStatus,
    lastUpdateStatusReason: configuration.LastUpdateStatusReason,
    lastUpdateStatusReasonCode: configuration.LastUpdateStatusReasonCode,
    ...traits(configuration),
    resolvedImageUri: code?.ResolvedImageUri,
    sourceKmsKeyArn: code === undefined ? null : code.SourceKMSKeyArn,
    signingJobArn: configuration.SigningJobArn,
  }
}

function traits(configuration: FunctionConfiguration) {
  return {
    snapStart: {
      applies: configuration.SnapStart?.ApplyOn === 'PublishedVersions',
      optimized: configuration.SnapStart?.OptimizationStatus === 'On',
    },
    managedInstances: configuration.CapacityProviderConfig !== undefined,
    layers: (configuration.Layers ?? []).length > 0,
    execWrapper: execWrapper(configuration.Environment),
  }
}
