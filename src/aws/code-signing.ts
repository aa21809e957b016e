import {
  GetCodeSigningConfigCommand,
  type GetCodeSigningConfigResponse,
  GetFunctionCodeSigningConfigCommand,
  type GetFunctionCodeSigningConfigResponse,
} from '@aws-sdk/client-lambda'
import type { LambdaSender } from './lambda-sender.ts'
import type { Attempt } from './request.ts'

/** Names of the signing profiles that a function takes code of; none where it takes any. */
export async function allowedProfiles(sender: LambdaSender): Promise<readonly string[]> {
  const { functionName: FunctionName, client } = sender
  const ofFunction = new GetFunctionCodeSigningConfigCommand({ FunctionName })
  const read: Attempt<GetFunctionCodeSigningConfigResponse> = (how) => client.send(ofFunction, how)
  const { CodeSigningConfigArn } = await sender.read('GetFunctionCodeSigningConfig', read)
  // A function without a configuration is answered with an empty object.
  if (!CodeSigningConfigArn) return []
  const config = new GetCodeSigningConfigCommand({ CodeSigningConfigArn })
  const readConfig: Attempt<GetCodeSigningConfigResponse> = (how) => client.send(config, how)
  const { CodeSigningConfig } = await sender.read('GetCodeSigningConfig', readConfig)
  const arns = CodeSigningConfig?.AllowedPublishers?.SigningProfileVersionArns ?? []
  return [...new Set(arns.map(nameOf))]
}

/** `arn:aws:signer:REGION:ACCOUNT:/signing-profiles/NAME/VERSION` */
function nameOf(arn: string): string {
  return /\/signing-profiles\/([^/]+)/.exec(arn)?.[1] ?? arn
}
