import { LambdaClient } from '@aws-sdk/client-lambda'
import type { Deadline } from '../deadline.ts'
import type { Host, Log } from '../host.ts'
import type { ImageReference } from '../inputs/image-uri.ts'
import type { ZipPackage } from '../package/artifact.ts'
import type { CodeDeployPlan } from '../plan/code-deploy.ts'
import type { Plan } from '../plan/plan.ts'
import type { Target } from '../plan/targets.ts'
import { ignoredProxy } from '../proxy.ts'
import type { ClientConfig } from './client-config.ts'
import { CodeDeploy } from './code-deploy.ts'
import { obtainCredentials } from './credentials.ts'
import { requireHomeDirectory } from './home-directory.ts'
import { requestHandler } from './http.ts'
import { imageDigest } from './image-registry.ts'
import { SdkLambda } from './lambda-operations.ts'
import type { Lambda } from './lambda-types.ts'
import { ObjectStore, type PutOptions } from './object-store.ts'
import { OnceEach } from './once-each.ts'
import { RateLimiter } from './rate-limiter.ts'
import { Signer } from './signer.ts'
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
  connect(target: Target, limits: { readonly deadline: Deadline; readonly log: Log }): Connection
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
  const shared = { region, requestHandler: requestHandler(env, host.silenceMs), maxAttempts: 1 }
  const { credentials, account } = await obtainCredentials(plan.credentials, shared, host, deadline)
  const config: ClientConfig = { ...shared, credentials }
  const pathStyle = Boolean(env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'])
  const uploads = new Uploads()
  const signingJobs = new OnceEach<string>()
  const limiters = new Map<string, RateLimiter>()
  const limiterOf = (region: string) => {
    // A single deployment is far below the quotas.
    if (plan.targets.length === 1) return undefined
    const limiter = limiters.get(region) ?? new RateLimiter(host.clock)
    limiters.set(region, limiter)
    return limiter
  }
  return {
    ...(account !== undefined && { account }),
    connect: (target, limits) => {
      const own = { ...config, region: target.region }
      const objectStore = (deadline = limits.deadline) =>
        ObjectStore.open(own, pathStyle, { deadline, log: limits.log })
      return {
        lambda: SdkLambda.open(target.functionName, own, {
          ...limits,
          limiter: limiterOf(target.region),
          openSlowClient: () =>
            new LambdaClient({
              ...own,
              requestHandler: requestHandler(env, host.silenceMs ?? INVOCATION_SILENCE_MS),
            }),
        }),
        ...(account !== undefined && { account }),
        objectStore,
        upload: (zip, location, options) => uploads.upload(zip, location, options, objectStore),
        codeDeploy: (group, deadline = limits.deadline, attemptMs) =>
          CodeDeploy.open(group, account, own, { deadline, log: limits.log }, attemptMs),
        signer: (deadline = limits.deadline) => Signer.open(account, own, { deadline, log: limits.log }),
        signingJob: async (key, start) => (await signingJobs.do(`${target.region}\n${key}`, start)).value,
        imageDigest: (image, deadline = limits.deadline) =>
          imageDigest(image, own, { deadline, log: limits.log }),
      }
    },
  }
}
