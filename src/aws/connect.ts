import type { Deadline } from '../deadline.ts'
import type { Host } from '../host.ts'
import type { ImageReference } from '../inputs/image-uri.ts'
import type { Plan } from '../plan/plan.ts'
import { obtainCredentials } from './credentials.ts'
import { requireHomeDirectory } from './home-directory.ts'
import { ignoredProxy, requestHandler } from './http.ts'
import { imageDigest } from './image-registry.ts'
import { SdkLambda } from './lambda-operations.ts'
import type { Lambda } from './lambda-types.ts'
import { ObjectStore } from './object-store.ts'

/** AWS, as one deployment sees it. What is rarely needed is opened when it is asked for. */
export interface Connection {
  readonly lambda: Lambda
  /** The account of the credentials, if it is known. */
  readonly account?: string
  /** S3 in the Region of the function. */
  objectStore(limit?: Deadline): Promise<ObjectStore>
  /** The digest that an image's tag names right now, as hex digits; undefined if there is no such image. */
  imageDigest(image: ImageReference, limit?: Deadline): Promise<string | undefined>
}

/**
 * Obtains credentials, checks their account, and opens the clients of a deployment.
 *
 * @param deadline for this and for every request of the connection
 * @throws {DeployError} if there are no usable credentials
 */
export async function connect(plan: Plan, host: Host, deadline: Deadline): Promise<Connection> {
  const { env, log } = host
  const { functionName, region } = plan.target
  requireHomeDirectory(env)
  const ignored = ignoredProxy(env)
  if (ignored !== undefined) log.warning(ignored)
  const shared = { region, requestHandler: requestHandler(env, host.silenceMs), maxAttempts: 1 }
  const { credentials, account } = await obtainCredentials(plan.credentials, shared, host, deadline)
  const config = { ...shared, credentials }
  const pathStyle = Boolean(env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'])
  return {
    lambda: SdkLambda.open(functionName, config, deadline, log),
    ...(account !== undefined && { account }),
    objectStore: (limit = deadline) => ObjectStore.open(config, pathStyle, { deadline: limit, log }),
    imageDigest: (image, limit = deadline) => imageDigest(image, config, { deadline: limit, log }),
  }
}
