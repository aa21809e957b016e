import {
  type AliasConfiguration,
  CreateAliasCommand,
  type FunctionConfiguration,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  type LambdaClientConfig,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import type { Deadline } from '../deadline.ts'
import type { Log } from '../host.ts'
import { type FunctionState, functionState } from './function-state.ts'
import type { AliasRequest, AliasState, CodeUpdate, Lambda, VersionRequest } from './lambda.ts'
import { LambdaRequests, type Options } from './lambda-requests.ts'
import { ServiceError } from './service-error.ts'
import { sendZip } from './zip-body.ts'

/** Lambda over the SDK, for one function. */
export class SdkLambda implements Lambda {
  readonly #requests: LambdaRequests

  private constructor(requests: LambdaRequests) {
    this.#requests = requests
  }

  /** @param functionName name or ARN */
  static open(functionName: string, config: LambdaClientConfig, deadline: Deadline, log: Log): Lambda {
    return new SdkLambda(LambdaRequests.open(functionName, config, deadline, log))
  }

  within(deadline: Deadline): Lambda {
    return new SdkLambda(this.#requests.within(deadline))
  }

  /** GetFunction has the largest quota of all reads; GetFunctionConfiguration serves where a policy lacks it. */
  async getFunction(qualifier?: string): Promise<FunctionState> {
    const { client, denied } = this.#requests
    const input = { ...this.#name, ...(qualifier && { Qualifier: qualifier }) }
    const kind = qualifier === undefined ? 'function' : 'version'
    const configuration = async () => {
      const command = new GetFunctionConfigurationCommand(input)
      const send = (options: Options) => client.send(command, options)
      return functionState(await this.#requests.read('GetFunctionConfiguration', send, qualifier))
    }
    if (denied.has(kind)) return configuration()
    try {
      const command = new GetFunctionCommand(input)
      const { Configuration, Code } = await this.#requests.read(
        'GetFunction',
        (options) => client.send(command, options),
        qualifier,
      )
      this.#requests.learnArn(Configuration?.FunctionArn)
      return functionState(Configuration ?? {}, Code)
    } catch (error) {
      if (!(error instanceof ServiceError && error.accessDenied)) throw error
      const state = await configuration().catch(() => undefined)
      // The permission to ask for is the first one.
      if (state === undefined) throw error
      denied.add(kind)
      return state
    }
  }

  async updateCode(update: CodeUpdate): Promise<FunctionState> {
    const { code, architecture, kmsKeyArn, revisionId, dryRun } = update
    const command = new UpdateFunctionCodeCommand({
      ...this.#name,
      ...('bucket' in code && { S3Bucket: code.bucket, S3Key: code.key }),
      ...('bucket' in code && code.version !== undefined && { S3ObjectVersion: code.version }),
      ...('imageUri' in code && { ImageUri: code.imageUri }),
      ...(architecture && { Architectures: [architecture] }),
      ...(kmsKeyArn && { SourceKMSKeyArn: kmsKeyArn }),
      ...(revisionId && { RevisionId: revisionId }),
      ...(dryRun && { DryRun: true }),
    })
    if ('zipPath' in code) sendZip(command, code.zipPath, code.size)
    return functionState(
      await this.#requests.send('UpdateFunctionCode', (options) =>
        this.#requests.client.send(command, options),
      ),
    )
  }

  async publishVersion(request: VersionRequest): Promise<FunctionState> {
    const command = new PublishVersionCommand({
      ...this.#name,
      CodeSha256: request.codeSha256,
      ...(request.description && { Description: request.description }),
      ...(request.publishTo && { PublishTo: request.publishTo }),
    })
    return functionState(
      await this.#requests.send('PublishVersion', (options) => this.#requests.client.send(command, options)),
    )
  }

  async newestVersion(): Promise<FunctionState | undefined> {
    let newest: FunctionConfiguration | undefined
    let marker: string | undefined
    do {
      const command = new ListVersionsByFunctionCommand({
        ...this.#name,
        ...(marker && { Marker: marker }),
      })
      const page = await this.#requests.read('ListVersionsByFunction', (options) =>
        this.#requests.client.send(command, options),
      )
      for (const version of page.Versions ?? []) {
        if (Number(version.Version) > Number(newest?.Version ?? 0)) newest = version
      }
      marker = page.NextMarker
    } while (marker)
    return newest && functionState(newest)
  }

  async getAlias(name: string): Promise<AliasState | undefined> {
    const command = new GetAliasCommand({ ...this.#name, Name: name })
    try {
      return aliasState(
        await this.#requests.read('GetAlias', (options) => this.#requests.client.send(command, options)),
      )
    } catch (error) {
      if (error instanceof ServiceError && error.notFound) return undefined
      throw error
    }
  }

  async createAlias(request: AliasRequest): Promise<AliasState> {
    const command = new CreateAliasCommand(this.#alias(request))
    return aliasState(
      await this.#requests.send('CreateAlias', (options) => this.#requests.client.send(command, options)),
    )
  }

  async updateAlias(request: AliasRequest): Promise<AliasState> {
    const command = new UpdateAliasCommand({
      ...this.#alias(request),
      // An empty map clears stale weights; leaving it out keeps them.
      RoutingConfig: { AdditionalVersionWeights: {} },
      ...(request.revisionId && { RevisionId: request.revisionId }),
    })
    return aliasState(
      await this.#requests.send('UpdateAlias', (options) => this.#requests.client.send(command, options)),
    )
  }

  async isProvisioning(alias: string): Promise<boolean> {
    const command = new GetProvisionedConcurrencyConfigCommand({ ...this.#name, Qualifier: alias })
    const send = (options: Options) => this.#requests.client.send(command, options)
    try {
      return (await this.#requests.read('GetProvisionedConcurrencyConfig', send)).Status === 'IN_PROGRESS'
    } catch (error) {
      // There is none, or nobody may know.
      if (error instanceof ServiceError) return false
      throw error
    }
  }

  #alias(request: AliasRequest) {
    return {
      ...this.#name,
      Name: request.name,
      FunctionVersion: request.version,
      ...(request.description !== undefined && { Description: request.description }),
    }
  }

  get #name() {
    return { FunctionName: this.#requests.functionName }
  }
}

function aliasState(alias: AliasConfiguration): AliasState {
  return {
    arn: alias.AliasArn ?? '',
    version: alias.FunctionVersion ?? '',
    description: alias.Description ?? '',
    revisionId: alias.RevisionId,
    weights: alias.RoutingConfig?.AdditionalVersionWeights ?? {},
  }
}
