import {
  type AliasConfiguration,
  DeleteFunctionCommand,
  ListAliasesCommand,
  type ListAliasesResponse,
  ListVersionsByFunctionCommand,
  type ListVersionsByFunctionResponse,
} from '@aws-sdk/client-lambda'
import { type FunctionState, functionState } from './function-state.ts'
import type { LambdaSender } from './lambda-sender.ts'
import type { AliasState } from './lambda-types.ts'
import type { Attempt } from './request.ts'

/** All published versions of a function, oldest first. */
export async function allVersions(sender: LambdaSender): Promise<readonly FunctionState[]> {
  const versions: FunctionState[] = []
  for (let marker: string | undefined, first = true; first || marker; first = false) {
    const command = new ListVersionsByFunctionCommand(pageOf(sender, marker))
    const attempt: Attempt<ListVersionsByFunctionResponse> = (how) => sender.client.send(command, how)
    const page = await sender.read('ListVersionsByFunction', attempt)
    for (const version of page.Versions ?? [])
      if (Number(version.Version) > 0) versions.push(functionState(version))
    marker = page.NextMarker
  }
  return versions
}

/** All aliases of a function. */
export async function allAliases(sender: LambdaSender): Promise<readonly AliasState[]> {
  const aliases: AliasState[] = []
  for (let marker: string | undefined, first = true; first || marker; first = false) {
    const command = new ListAliasesCommand(pageOf(sender, marker))
    const attempt: Attempt<ListAliasesResponse> = (how) => sender.client.send(command, how)
    const page = await sender.read('ListAliases', attempt)
    aliases.push(...(page.Aliases ?? []).map(aliasState))
    marker = page.NextMarker
  }
  return aliases
}

/** Deletes one published version. Without the qualifier it would be the function, so a number has to be given. */
export async function deleteVersion(sender: LambdaSender, version: string): Promise<void> {
  if (!/^[1-9]\d*$/.test(version)) throw new Error(`${version} is not the number of a version`)
  const command = new DeleteFunctionCommand({ FunctionName: sender.functionName, Qualifier: version })
  const attempt: Attempt<unknown> = (how) => sender.client.send(command, how)
  await sender.send('DeleteFunction', attempt, { idempotent: true }, version)
}

export function aliasState(alias: AliasConfiguration): AliasState {
  return {
    arn: alias.AliasArn ?? '',
    version: alias.FunctionVersion ?? '',
    description: alias.Description ?? '',
    revisionId: alias.RevisionId,
    weights: alias.RoutingConfig?.AdditionalVersionWeights ?? {},
  }
}

function pageOf({ functionName }: LambdaSender, marker: string | undefined) {
  return { FunctionName: functionName, ...(marker && { Marker: marker }) }
}
