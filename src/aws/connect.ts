import type { Host } from '../host.ts'
import type { Plan } from '../plan/plan.ts'
import { obtainCredentials } from './credentials.ts'
import { requestHandler } from './http.ts'
import type { Lambda } from './lambda.ts'
import { SdkLambda } from './lambda-client.ts'

/** AWS, as one deployment sees it. */
export interface Connection {
  readonly lambda: Lambda
}

/**
 * Obtains credentials, checks their account, and opens the clients of a deployment.
 *
 * @throws {DeployError} where there are no usable credentials
 */
export async function connect(plan: Plan, host: Host): Promise<Connection> {
  const { functionName, region } = plan.target
  const shared = { region, requestHandler: requestHandler(host.env) }
  const credentials = await obtainCredentials(plan.credentials, shared, host)
  const config = { ...shared, ...(credentials && { credentials }) }
  return { lambda: new SdkLambda(functionName, config, host.signal) }
}
