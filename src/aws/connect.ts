import type { Deadline } from '../deadline.ts'
import type { Host } from '../host.ts'
import type { ImageReference } from '../inputs/image-uri.ts'
import type { Plan } from '../plan/plan.ts'
import { obtainCredentials } from './credentials.ts'
import { ignoredProxy, requestHandler } from './http.ts'
import { imageDigest } from './image-registry.ts'
import type { Lambda } from './lambda.ts'
import { SdkLambda } from './lambda-client.ts'
import { ObjectStore } from './object-store.ts'

/** AWS, as one deployment sees it. What is rarely needed is opened when it is asked for. */
export interface Connection {
  readonly lambda: Lambda
  readonly account?: string
  /** S3 in the Region of the function. */
  objectStore(): Promise<ObjectStore>
  /** The digest that an image's tag names right now, as hex digits. */
  imageDigest(image: ImageReference): Promise<string | undefined>
}

/**
 * Obtains credentials, checks their account, and opens the clients of a deployment.
 *
 * @throws {DeployError} where there are no usable credentials
 */
export async function connect(plan: Plan, host: Host, deadline: Deadline): Promise<Connection> {
  const { env, signal } = host
  const { functionName, region } = plan.target
  const ignored = ignoredProxy(env)
  if (ignored !== undefined) host.log.warning(ignored)
  const shared = { region, requestHandler: requestHandler(env, host.silenceMs) }
  const credentials = await obtainCredentials(plan.credentials, shared, host)
  const config = { ...shared, ...(credentials && { credentials }) }
  const pathStyle = Boolean(env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'])
  return {
    lambda: SdkLambda.open(functionName, config, deadline, host.log),
    objectStore: () => ObjectStore.open(config, pathStyle, signal),
    imageDigest: (image) => imageDigest(image, config, signal),
  }
}
