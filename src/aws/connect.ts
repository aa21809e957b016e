import { LambdaClient } from '@aws-sdk/client-lambda'
import type { Deadline } from '../deadline.ts'
import type { Host } from '../host.ts'
import type { ImageReference } from '../inputs/image-uri.ts'
import type { ZipPackage } from '../package/artifact.ts'
import type { CodeDeployPlan } from '../plan/code-deploy.ts'
import type { Plan } from '../plan/plan.ts'
import type { Target } from '../plan/targets.ts'
import { ignoredProxy } from '../proxy.ts'
import type { ClientConfig } from './client-config.ts'
import type { CodeDeploy } from './code-deploy.ts'
import { obtainCredentials } from './credentials.ts'
import { requireHomeDirectory } from './home-directory.ts'
import { requestHandler } from './http.ts'
import { SdkLambda } from './lambda-operations.ts'
import type { Lambda } from './lambda-types.ts'
import type { ObjectStore, PutOptions } from './object-store.ts'
import { OnceEach } from './once-each.ts'
import { RateLimiter } from './rate-limiter.ts'
import type { RequestLog } from './request-log.ts'
import type { RetryContext } from './retry.ts'
import type { Signer } from './signer.ts'
import type { ObjectLocation } from './stored-object.ts'
import { type Upload, Uploads } from './uploads.ts'

/** A function may run for 15 minutes (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const INVOCATION_SILENCE_MS = 910_000

/** AWS, as one deployment sees it. What is rarely needed is opened when it is asked for. */
export interface Connection {
  readonly lambda: Lambda
  /** The account of the credentials, if it is known. */
  readonly account?: string
  /** S3 in the Region of the function. */
  objectStore(limit?: Deadline): Promise<ObjectStore>
  /** Uploads a package to S3, unless it is there or on its way there already; throws a ServiceError. */
  upload(zip: ZipPackage, location: ObjectLocation, options: PutOptions): Promise<Upload>
  /** CodeDeploy in the Region of the function. */
  codeDeploy(plan: CodeDeployPlan, limit?: Deadline, attemptMs?: number): Promise<CodeDeploy>
  /** AWS Signer in the Region of the function. */
  signer(limit?: Deadline): Promise<Signer>
  /** The id of a signing job, which is started unless the step started the same already. */
  signingJob(key: string, start: () => Promise<string>): Promise<string>
  /** The digest that an image's tag names right now, as hex digits; undefined if there is no such image. */
  imageDigest(image: ImageReference, limit?: Deadline): Promise<string | undefined>
}

/** A session with AWS: its credentials are good for every target of a step. */
export interface Session {
  /** The account of the credentials, if it is known. */
  readonly account?: string
  /**
   * Opens the clients of one deployment.
   *
   * @param limits for every request of the connection, and where retries are said
   */
  connect(target: Target, limits: RetryContext): Connection
}

/**
 * Obtains credentials and checks their account.
 *
 * @throws {DeployError} if there are no usable credentials
 */
export async function signIn(plan: Plan, host: Host, deadline: Deadline): Promise<Session> {
  const { env, log } = host
  const region = plan.targets[0]?.target.region ?? ''
  requireHomeDirectory(env)
  const ignored = ignoredProxy(env)
  if (ignored !== undefined) log.warning(ignored)
  const config = {
    region,
    requestHandler: requestHandler(env, host.silenceMs, requestLog(host)),
    maxAttempts: 1,
  }
  const { credentials, account } = await obtainCredentials(plan.credentials, config, host, deadline)
  const shared: Shared = {
    host,
    config: { ...config, credentials },
    account,
    // A single deployment is far below the quotas.
    limiters: plan.targets.length > 1 ? new Map() : undefined,
    uploads: new Uploads(),
    signingJobs: new OnceEach(),
  }
  return {
    ...(account !== undefined && { account }),
    connect: (target, limits) => connection(target, limits, shared),
  }
}

/** What the connections of a step have in common. */
interface Shared {
  readonly host: Host
  readonly config: ClientConfig
  readonly account: string | undefined
  /** Of each Region. */
  readonly limiters: Map<string, RateLimiter> | undefined
  readonly uploads: Uploads
  readonly signingJobs: OnceEach<string>
}

function connection(target: Target, { deadline, log }: RetryContext, shared: Shared): Connection {
  const { account, uploads, signingJobs } = shared
  const config = { ...shared.config, region: target.region }
  const objectStore = async (limit = deadline) => {
    const { ObjectStore } = await import('./object-store.ts')
    const { env } = shared.host
    const pathStyle = Boolean(env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'])
    return ObjectStore.open(config, pathStyle, { deadline: limit, log })
  }
  return {
    ...(account !== undefined && { account }),
    lambda: openLambda(target, config, { deadline, log }, shared),
    objectStore,
    upload: (zip, location, options) => uploads.upload(zip, location, options, objectStore),
    codeDeploy: async (group, limit = deadline, attemptMs) => {
      const { CodeDeploy } = await import('./code-deploy.ts')
      return new CodeDeploy(group, account, config, { deadline: limit, log }, attemptMs)
    },
    signer: async (limit = deadline) => {
      const { Signer } = await import('./signer.ts')
      return new Signer(account, config, { deadline: limit, log })
    },
    signingJob: async (key, start) => (await signingJobs.do(`${target.region}\n${key}`, start)).value,
    imageDigest: async (image, limit = deadline) => {
      const { imageDigest } = await import('./image-registry.ts')
      return imageDigest(image, config, { deadline: limit, log })
    },
  }
}

function requestLog({ debug, clock }: Host): RequestLog | undefined {
  return debug && { debug, clock }
}

function openLambda(target: Target, config: ClientConfig, context: RetryContext, shared: Shared): Lambda {
  const { host, limiters } = shared
  const limiter = limiters?.get(target.region) ?? (limiters && new RateLimiter(host.clock))
  if (limiter !== undefined) limiters?.set(target.region, limiter)
  const openSlowClient = () =>
    new LambdaClient({
      ...config,
      requestHandler: requestHandler(host.env, host.silenceMs ?? INVOCATION_SILENCE_MS, requestLog(host)),
    })
  return SdkLambda.open(target.functionName, config, { ...context, limiter, openSlowClient })
}
