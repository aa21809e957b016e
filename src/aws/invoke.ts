import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { Invocation } from './lambda-types.ts'
import type { Attempt } from './request.ts'

/** Invokes a version and waits for its answer. */
export function invocation(
  client: LambdaClient,
  functionName: string,
  version: string,
  payload: string,
): Attempt<Invocation> {
  return async (how) => {
    const command = new InvokeCommand({
      FunctionName: functionName,
      Qualifier: version,
      InvocationType: 'RequestResponse',
      LogType: 'Tail',
      Payload: Buffer.from(payload),
    })
    const answer = await client.send(command, how)
    return {
      functionError: answer.FunctionError,
      payload: Buffer.from(answer.Payload ?? []).toString(),
      version: answer.ExecutedVersion,
      log: Buffer.from(answer.LogResult ?? '', 'base64').toString(),
    }
  }
}
