import {
  CreateFunctionCommand,
  type CreateFunctionRequest,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import type { ConfigurationRequest } from './configuration-members.ts'
import { CurrentConfiguration } from './current-configuration.ts'
import { type FunctionState, functionState } from './function-state.ts'
import type { LambdaSender } from './lambda-sender.ts'
import type { ConfigurationUpdate, FunctionCreation } from './lambda-types.ts'
import type { Attempt, WriteOptions } from './request.ts'
import { withoutValues } from './without-values.ts'
import { sendZip } from './zip-body.ts'

/** Guarded by the revision that was read: once more does no harm. */
export function updateConfiguration(
  sender: LambdaSender,
  { current, wanted, revisionId }: ConfigurationUpdate,
  options: WriteOptions<FunctionState>,
): Promise<FunctionState> {
  const request = current.requestFor(wanted)
  const command = new UpdateFunctionConfigurationCommand({
    FunctionName: sender.functionName,
    ...request,
    ...(revisionId && { RevisionId: revisionId }),
  })
  const attempt: Attempt<FunctionState> = async (how) =>
    functionState(await withoutValues(valuesOf(request), sender.client.send(command, how)))
  return sender.send('UpdateFunctionConfiguration', attempt, { ...options, idempotent: true })
}

/** A name is taken once: another function of it is refused. */
export function createFunction(
  sender: LambdaSender,
  { architecture, code, kmsKeyArn, storageMode, wanted }: FunctionCreation,
  options: WriteOptions<FunctionState>,
): Promise<FunctionState> {
  const request = CurrentConfiguration.requestForNew(wanted)
  const Code = {
    ...('bucket' in code && { S3Bucket: code.bucket, S3Key: code.key }),
    ...('bucket' in code && code.version !== undefined && { S3ObjectVersion: code.version }),
    ...('bucket' in code && storageMode && { S3ObjectStorageMode: storageMode }),
    ...('imageUri' in code && { ImageUri: code.imageUri }),
    ...(kmsKeyArn && { SourceKMSKeyArn: kmsKeyArn }),
  }
  const input: CreateFunctionRequest = {
    FunctionName: sender.functionName,
    Role: undefined,
    ...request,
    Code,
    PackageType: 'imageUri' in code ? 'Image' : 'Zip',
    ...(architecture && { Architectures: [architecture] }),
  }
  const command = new CreateFunctionCommand(input)
  if ('zipPath' in code) sendZip(command, code.zipPath, code.size)
  const attempt: Attempt<FunctionState> = async (how) =>
    functionState(await withoutValues(valuesOf(request), sender.client.send(command, how)))
  return sender.send('CreateFunction', attempt, { ...options, idempotent: true })
}

function valuesOf({ Environment }: ConfigurationRequest): readonly string[] {
  return Object.values(Environment?.Variables ?? {})
}
