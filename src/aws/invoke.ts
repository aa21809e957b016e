import { InvokeCommand } from '@aws-sdk/client-lambda'
import type { LambdaSender } from './lambda-sender.ts'
import type { Invocation } from './lambda-types.ts'
import type { Attempt, WriteOptions } from './request.ts'

/** Invokes a version once, and waits for its answer. */
export function invoke(
  sender: LambdaSender,
  version: string,
  payload: string,
  options: WriteOptions<Invocation>,
): Promise<Invocation> {
  const attempt: Attempt<Invocation> = async (how) => {
    const command = new InvokeCommand({
      FunctionName: sender.functionName,
      Qualifier: version,
      InvocationType: 'RequestResponse',
      LogType: 'Tail',
      Payload: Buffer.from(payload),
    })
    const answer = await sender.slowClient.send(command, how)
    return {
      functionError: answer.FunctionError,
      payload: Buffer.from(answer.Payload ?? []).toString(),
      version: answer.ExecutedVersion,
      log: Buffer.from(answer.LogResult ?? '', 'base64').toString(),
    }
  }
  return sender.send('InvokeFunction', attempt, { ...options, idempotent: false, onlyOnce: true }, version)
}
