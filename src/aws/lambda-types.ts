import type { Deadline } from '../deadline.ts'
import type { ConfigurationPlan } from '../plan/configuration.ts'
import type { CurrentConfiguration } from './current-configuration.ts'
import type { FunctionState } from './function-state.ts'
import type { ReadOptions, WriteOptions } from './request.ts'

/** What UpdateFunctionCode is asked for. */
export interface CodeUpdate {
  readonly code:
    | { readonly zipPath: string; readonly size: number }
    | { readonly bucket: string; readonly key: string; readonly version?: string }
    | { readonly imageUri: string }
  readonly architecture?: 'x86_64' | 'arm64'
  readonly kmsKeyArn?: string
  readonly revisionId?: string
  /** Of a package from S3. */
  readonly storageMode?: 'COPY' | 'REFERENCE'
  readonly dryRun?: boolean
}

/** What UpdateFunctionConfiguration is asked for: the differences between the two. */
export interface ConfigurationUpdate {
  readonly current: CurrentConfiguration
  readonly wanted: ConfigurationPlan
  /** Of the function as `current` was read of it. */
  readonly revisionId: string | undefined
}

/** What CreateFunction is asked for. */
export interface FunctionCreation extends Omit<CodeUpdate, 'revisionId' | 'dryRun'> {
  readonly wanted: ConfigurationPlan
}

/** What a function answered. */
export interface Invocation {
  /** `Unhandled` and the like where the function failed; undefined where it answered. */
  readonly functionError: string | undefined
  /** JSON; of a failure what Lambda says of it. */
  readonly payload: string
  /** The version that ran. */
  readonly version: string | undefined
  /** The end of its log, at most 4 KiB. */
  readonly log: string
}

/** What PublishVersion is asked for; the hash guards against a concurrent deployment, the revision of other changes too. */
export interface VersionRequest {
  readonly codeSha256: string
  readonly description: string
  readonly publishTo?: 'LATEST_PUBLISHED'
  readonly revisionId?: string
}

/** An alias as it is right now. */
export interface AliasState {
  readonly arn: string
  readonly version: string
  readonly description: string
  readonly revisionId: string | undefined
  /** Shares of further versions, from 0 to 1, by version; `version` has the rest. Usually empty. */
  readonly weights: Readonly<Record<string, number>>
}

/** Where an alias shall point. */
export interface AliasRequest {
  readonly name: string
  readonly version: string
  readonly description?: string
  /** Shares of further versions; none: `version` gets all of its traffic. */
  readonly weights?: Readonly<Record<string, number>>
  /** Move it only while it still has this revision. */
  readonly revisionId?: string
}

/**
 * The Lambda requests that a deployment makes, for one function. Each is repeated within the deadline as
 * far as that can do no harm: reads until they are answered; of writes an update of the code a few times,
 * and the others, which are guarded, as often as reads. All throw a ServiceError.
 */
export interface Lambda {
  /** `$LATEST`, or the qualifier's version. */
  getFunction(qualifier?: string, options?: ReadOptions): Promise<FunctionState>
  updateCode(update: CodeUpdate, options: WriteOptions<FunctionState>): Promise<FunctionState>
  updateConfiguration(
    update: ConfigurationUpdate,
    options: WriteOptions<FunctionState>,
  ): Promise<FunctionState>
  /** Creates the function, which is not ready at once. */
  createFunction(creation: FunctionCreation, options: WriteOptions<FunctionState>): Promise<FunctionState>
  publishVersion(version: VersionRequest, options: WriteOptions<FunctionState>): Promise<FunctionState>
  /** All published versions. Lists carry no states. */
  versions(): Promise<readonly FunctionState[]>
  /** All aliases. */
  aliases(): Promise<readonly AliasState[]>
  /** Names of the signing profiles that the function takes code of; none where it takes any. */
  signingProfiles(): Promise<readonly string[]>
  /** Deletes a version; one that is not there is no error. */
  deleteVersion(version: string): Promise<void>
  /** Undefined where there is none. */
  getAlias(name: string, options?: ReadOptions): Promise<AliasState | undefined>
  createAlias(alias: AliasRequest, options: WriteOptions<AliasState>): Promise<AliasState>
  updateAlias(alias: AliasRequest, options: WriteOptions<AliasState>): Promise<AliasState>
  /** Invokes a version once: it is repeated only where it is certain that it did not run. */
  invoke(version: string, payload: string, options: WriteOptions<Invocation>): Promise<Invocation>
  /** Whether provisioned concurrency of an alias is being moved, which shifts its weights by itself. */
  isProvisioning(alias: string): Promise<boolean>
  /** The same for another deadline. */
  within(deadline: Deadline): Lambda
}
