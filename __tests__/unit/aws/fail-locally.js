import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { explain } from '../../../src/aws/explain.ts'
import { ServiceError } from '../../../src/aws/service-error.ts'

/*
 * A process of its own: inside of jest the errors of Node are of another realm, and the SDK wraps them.
 * Sends one request in the environment that it is given, as the user of its first argument if there is one, and
 * prints how it failed.
 */

const [user] = process.argv.slice(2)
if (user !== undefined) process.setuid?.(Number(user))
// The SDK asks for the home directory once more, in a promise that nobody waits for.
process.on('unhandledRejection', () => {})

try {
  await new LambdaClient({ maxAttempts: 1 }).send(new GetFunctionCommand({ FunctionName: 'checkout' }))
} catch (cause) {
  const error = new ServiceError('lambda:GetFunction', cause)
  const { code, words, reach, final, local } = error
  console.log(JSON.stringify({ code, words, reach, final, local, remedy: explain(error, '').remedy }))
}
