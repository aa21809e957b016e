import {
  type AliasConfiguration,
  CreateAliasCommand,
  type FunctionConfiguration,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import type { Deadline } from '../deadline.ts'
import type { ClientConfig } from './client-config.ts'
import { allowedProfiles } from './code-signing.ts'
import { type FunctionState, functionState } from './function-state.ts'
import { invoke } from './invoke.ts'
import { aliasState, allAliases, allVersions, deleteVersion } from './lambda-lists.ts'
import { type LambdaContext, LambdaSender } from './lambda-sender.ts'
import type {
  AliasRequest,
  AliasState,
  CodeUpdate,
  ConfigurationUpdate,
  FunctionCreation,
  Invocation,
  Lambda,
  VersionRequest,
} from './lambda-types.ts'
import { isProvisioning } from './provisioned.ts'
import type { Attempt, ReadOptions, WriteOptions } from './request.ts'
import { ServiceError } from './service-error.ts'
import { sendZip } from './zip-body.ts'

/** Lambda over the SDK, for one function. */
export class SdkLambda implements Lambda {
  readonly #sender: LambdaSender

  private constructor(sender: LambdaSender) {
    this.#sender = sender
  }

  /** @param functionName name or ARN */
  static open(functionName: string, config: ClientConfig, context: LambdaContext): Lambda {
    return new SdkLambda(LambdaSender.open(functionName, config, context))
  }

  within(deadline: Deadline): Lambda {
    return new SdkLambda(this.#sender.within(deadline))
  }

  /** GetFunction has the largest quota of all reads; GetFunctionConfiguration serves where a policy lacks it. */
  async getFunction(qualifier?: string, options?: ReadOptions): Promise<FunctionState> {
    const { denied } = this.#sender
    const kind = qualifier === undefined ? 'function' : 'version'
    if (denied.has(kind)) return this.#getConfiguration(qualifier, options)
    try {
      return await this.#getFunction(qualifier, options)
    } catch (error) {
      if (!(error instanceof ServiceError && error.accessDenied)) throw error
      const state = await this.#getConfiguration(qualifier).catch(() => undefined)
      // The permission to ask for is the first one.
      if (state === undefined) throw error
      denied.add(kind)
      return state
    }
  }

  async #getFunction(qualifier?: string, options?: ReadOptions): Promise<FunctionState> {
    const command = new GetFunctionCommand({ ...this.#name, Qualifier: qualifier })
    const answer = await this.#sender.read(
      'GetFunction',
      (how) => this.#client.send(command, how),
      options,
      qualifier,
    )
    this.#sender.learnArn(answer.Configuration?.FunctionArn)
    return functionState(answer.Configuration ?? {}, answer.Code)
  }

  async #getConfiguration(qualifier?: string, options?: ReadOptions): Promise<FunctionState> {
    const command = new GetFunctionConfigurationCommand({ ...this.#name, Qualifier: qualifier })
    const attempt: Attempt<FunctionConfiguration> = (how) => this.#client.send(command, how)
    return functionState(await this.#sender.read('GetFunctionConfiguration', attempt, options, qualifier))
  }

  updateCode(update: CodeUpdate, options: WriteOptions<FunctionState>): Promise<FunctionState> {
    const { code, architecture, kmsKeyArn, revisionId, storageMode, dryRun = false } = update
    const command = new UpdateFunctionCodeCommand({
      ...this.#name,
      ...('bucket' in code && { S3Bucket: code.bucket, S3Key: code.key }),
      ...('bucket' in code && code.version !== undefined && { S3ObjectVersion: code.version }),
      ...('imageUri' in code && { ImageUri: code.imageUri }),
      ...(architecture && { Architectures: [architecture] }),
      ...(kmsKeyArn && { SourceKMSKeyArn: kmsKeyArn }),
      ...(revisionId && { RevisionId: revisionId }),
      ...('bucket' in code && storageMode && { S3ObjectStorageMode: storageMode }),
      ...(dryRun && { DryRun: true }),
    })
    if ('zipPath' in code) sendZip(command, code.zipPath, code.size)
    const attempt: Attempt<FunctionState> = async (how) =>
      functionState(await this.#client.send(command, how))
    return this.#sender.send('UpdateFunctionCode', attempt, { ...options, idempotent: dryRun })
  }

  async updateConfiguration(update: ConfigurationUpdate, options: WriteOptions<FunctionState>) {
    const { updateConfiguration } = await import('./lambda-configuration.ts')
    return updateConfiguration(this.#sender, update, options)
  }

  async createFunction(creation: FunctionCreation, options: WriteOptions<FunctionState>) {
    const { createFunction } = await import('./lambda-configuration.ts')
    return createFunction(this.#sender, creation, options)
  }

  /** Guarded by the hash, and answered with the version that is there: once more does no harm. */
  publishVersion(request: VersionRequest, options: WriteOptions<FunctionState>): Promise<FunctionState> {
    const command = new PublishVersionCommand({
      ...this.#name,
      CodeSha256: request.codeSha256,
      ...(request.description && { Description: request.description }),
      ...(request.publishTo && { PublishTo: request.publishTo }),
      ...(request.revisionId && { RevisionId: request.revisionId }),
    })
    const attempt: Attempt<FunctionState> = async (how) =>
      functionState(await this.#client.send(command, how))
    return this.#sender.send('PublishVersion', attempt, { ...options, idempotent: true })
  }

  versions(): Promise<readonly FunctionState[]> {
    return allVersions(this.#sender)
  }

  aliases(): Promise<readonly AliasState[]> {
    return allAliases(this.#sender)
  }

  signingProfiles(): Promise<readonly string[]> {
    return allowedProfiles(this.#sender)
  }

  deleteVersion(version: string): Promise<void> {
    return deleteVersion(this.#sender, version)
  }

  async getAlias(name: string, options?: ReadOptions): Promise<AliasState | undefined> {
    const command = new GetAliasCommand({ ...this.#name, Name: name })
    const attempt: Attempt<AliasConfiguration> = (how) => this.#client.send(command, how)
    try {
      return aliasState(await this.#sender.read('GetAlias', attempt, options))
    } catch (error) {
      if (error instanceof ServiceError && error.notFound) return undefined
      throw error
    }
  }

  createAlias(request: AliasRequest, options: WriteOptions<AliasState>): Promise<AliasState> {
    const command = new CreateAliasCommand(this.#alias(request))
    const attempt: Attempt<AliasState> = async (how) => aliasState(await this.#client.send(command, how))
    return this.#sender.send('CreateAlias', attempt, { ...options, idempotent: true })
  }

  updateAlias(request: AliasRequest, options: WriteOptions<AliasState>): Promise<AliasState> {
    const command = new UpdateAliasCommand({
      ...this.#alias(request),
      // An empty map clears stale weights; leaving it out keeps them.
      RoutingConfig: { AdditionalVersionWeights: { ...request.weights } },
      ...(request.revisionId && { RevisionId: request.revisionId }),
    })
    const attempt: Attempt<AliasState> = async (how) => aliasState(await this.#client.send(command, how))
    return this.#sender.send('UpdateAlias', attempt, { ...options, idempotent: true })
  }

  invoke(version: string, payload: string, options: WriteOptions<Invocation>): Promise<Invocation> {
    return invoke(this.#sender, version, payload, options)
  }

  isProvisioning(alias: string): Promise<boolean> {
    return isProvisioning(this.#sender, alias)
  }

  #alias(request: AliasRequest) {
    return {
      ...this.#name,
      Name: request.name,
      FunctionVersion: request.version,
      ...(request.description !== undefined && { Description: request.description }),
    }
  }

  get #client(): LambdaClient {
    return this.#sender.client
  }

  get #name() {
    return { FunctionName: this.#sender.functionName }
  }
}
