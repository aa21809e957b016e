import {
  GetProvisionedConcurrencyConfigCommand,
  type GetProvisionedConcurrencyConfigResponse,
} from '@aws-sdk/client-lambda'
import type { LambdaSender } from './lambda-sender.ts'
import type { Attempt } from './request.ts'
import { ServiceError } from './service-error.ts'

/** Whether provisioned concurrency of an alias is being moved. */
export async function isProvisioning(sender: LambdaSender, alias: string): Promise<boolean> {
  const { client, functionName } = sender
  const command = new GetProvisionedConcurrencyConfigCommand({ FunctionName: functionName, Qualifier: alias })
  const attempt: Attempt<GetProvisionedConcurrencyConfigResponse> = (how) => client.send(command, how)
  try {
    return (await sender.read('GetProvisionedConcurrencyConfig', attempt)).Status === 'IN_PROGRESS'
  } catch (error) {
    // There is none, or nobody may know.
    if (error instanceof ServiceError) return false
    throw error
  }
}
