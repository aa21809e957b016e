import {
  type AliasConfiguration,
  CreateAliasCommand,
  type FunctionConfiguration,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  type LambdaClientConfig,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import type { Deadline } from '../deadline.ts'
import { DeployError } from '../errors.ts'
import { type FunctionState, functionState } from './function-state.ts'
import type { AliasRequest, AliasState, CodeUpdate, Lambda, VersionRequest } from './lambda.ts'
import { ServiceError } from './service-error.ts'
import { sendZip } from './zip-body.ts'

/** Lambda over the SDK, for one function. */
export class SdkLambda implements Lambda {
  readonly #client: LambdaClient
  readonly #target: { readonly FunctionName: string }
  readonly #options: { readonly abortSignal: AbortSignal }
  #getFunctionDenied = false

  constructor(functionName: string, config: LambdaClientConfig, deadline: Deadline) {
    this.#client = new LambdaClient(config)
    this.#target = { FunctionName: functionName }
    this.#options = { abortSignal: deadline.cancelled }
  }

  /** GetFunction has the largest quota of all reads; GetFunctionConfiguration serves where a policy lacks it. */
  async getFunction(qualifier?: string): Promise<FunctionState> {
    const input = { ...this.#target, ...(qualifier && { Qualifier: qualifier }) }
    if (!this.#getFunctionDenied) {
      try {
        const command = new GetFunctionCommand(input)
        const answer = await call('GetFunction', () => this.#client.send(command, this.#options))
        return functionState(answer.Configuration ?? {}, answer.Code)
      } catch (error) {
        if (!(error instanceof ServiceError && error.accessDenied)) throw error
        this.#getFunctionDenied = true
      }
    }
    const command = new GetFunctionConfigurationCommand(input)
    return functionState(
      await call('GetFunctionConfiguration', () => this.#client.send(command, this.#options)),
    )
  }

  async updateCode(update: CodeUpdate): Promise<FunctionState> {
    const { code, architecture, kmsKeyArn, revisionId, dryRun } = update
    const command = new UpdateFunctionCodeCommand({
      ...this.#target,
      ...('bucket' in code && { S3Bucket: code.bucket, S3Key: code.key }),
      ...('bucket' in code && code.version !== undefined && { S3ObjectVersion: code.version }),
      ...('imageUri' in code && { ImageUri: code.imageUri }),
      ...(architecture && { Architectures: [architecture] }),
      ...(kmsKeyArn && { SourceKMSKeyArn: kmsKeyArn }),
      ...(revisionId && { RevisionId: revisionId }),
      ...(dryRun && { DryRun: true }),
    })
    if ('zipPath' in code) sendZip(command, code.zipPath, code.size)
    return functionState(await call('UpdateFunctionCode', () => this.#client.send(command, this.#options)))
  }

  async publishVersion(request: VersionRequest): Promise<FunctionState> {
    const command = new PublishVersionCommand({
      ...this.#target,
      CodeSha256: request.codeSha256,
      ...(request.description && { Description: request.description }),
      ...(request.publishTo && { PublishTo: request.publishTo }),
    })
    return functionState(await call('PublishVersion', () => this.#client.send(command, this.#options)))
  }

  async newestVersion(): Promise<FunctionState | undefined> {
    let newest: FunctionConfiguration | undefined
    let marker: string | undefined
    do {
      const command = new ListVersionsByFunctionCommand({
        ...this.#target,
        ...(marker && { Marker: marker }),
      })
      const page = await call('ListVersionsByFunction', () => this.#client.send(command, this.#options))
      for (const version of page.Versions ?? []) {
        if (Number(version.Version) > Number(newest?.Version ?? 0)) newest = version
      }
      marker = page.NextMarker
    } while (marker)
    return newest && functionState(newest)
  }

  async getAlias(name: string): Promise<AliasState | undefined> {
    const command = new GetAliasCommand({ ...this.#target, Name: name })
    try {
      return aliasState(await call('GetAlias', () => this.#client.send(command, this.#options)))
    } catch (error) {
      if (error instanceof ServiceError && error.notFound) return undefined
      throw error
    }
  }

  async createAlias(request: AliasRequest): Promise<AliasState> {
    const command = new CreateAliasCommand(this.#alias(request))
    return aliasState(await call('CreateAlias', () => this.#client.send(command, this.#options)))
  }

  async updateAlias(request: AliasRequest): Promise<AliasState> {
    const command = new UpdateAliasCommand({
      ...this.#alias(request),
      // An empty map clears stale weights; leaving it out keeps them.
      RoutingConfig: { AdditionalVersionWeights: {} },
      ...(request.revisionId && { RevisionId: request.revisionId }),
    })
    return aliasState(await call('UpdateAlias', () => this.#client.send(command, this.#options)))
  }

  #alias(request: AliasRequest) {
    return {
      ...this.#target,
      Name: request.name,
      FunctionVersion: request.version,
      ...(request.description !== undefined && { Description: request.description }),
    }
  }
}

async function call<T>(operation: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof DeployError) throw error
    throw new ServiceError(`lambda:${operation}`, error)
  }
}

function aliasState(alias: AliasConfiguration): AliasState {
  return {
    arn: alias.AliasArn ?? '',
    version: alias.FunctionVersion ?? '',
    description: alias.Description ?? '',
    revisionId: alias.RevisionId,
    weighted: Object.keys(alias.RoutingConfig?.AdditionalVersionWeights ?? {}).length > 0,
  }
}
