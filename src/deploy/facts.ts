import type { ConfigurationChange } from '../aws/current-configuration.ts'
import type { FunctionState } from '../aws/function-state.ts'
import type { AliasState } from '../aws/lambda-types.ts'
import type { Finding } from '../package/preflight/finding.ts'

/** What became of an update, of the code or of the configuration. */
export type UpdateProgress =
  /** Nothing was sent, or Lambda refused it. */
  | 'not sent'
  /** It was sent, and nobody answered: Lambda may have it. */
  | 'unanswered'
  /** Lambda took it: `$LATEST` has it, which may not serve yet. */
  | 'accepted'
  /** It serves, and it is what was sent. */
  | 'finished'
  /** Lambda took it and failed to apply it (LastUpdateStatus Failed): what was there before goes on serving. */
  | 'abandoned'

/** Where an alias points, and where it pointed. */
export interface AliasMove {
  readonly name: string
  readonly arn: string
  /** Undefined where the alias was created. */
  readonly from: string | undefined
  readonly to: string
  /** Share of traffic of `to`, from 0 to 1, where it does not have all of it. */
  readonly weight?: number | undefined
  /** Whether it had to be moved: false where it pointed there already. */
  readonly moved: boolean
}

/** What Lambda said of an update in a dry run. */
export type DryRunAnswer =
  | { readonly kind: 'accepted' }
  /** The role may not ask, or the package is too large to be sent: why, as a sentence. */
  | { readonly kind: 'not asked'; readonly why: string }
  /** There is nothing to update. */
  | { readonly kind: 'nothing to ask' }
  /** Lambda checks a configuration, and what it is to create, only when it gets them. */
  | { readonly kind: 'cannot be asked' }

/**
 * What a deployment has found and reached so far: facts only, each noted when it became one. Heading,
 * annotation, outputs, results and the way back all follow from them, also when the step fails.
 */
export interface Facts {
  /** `$LATEST` as it was found, once it could be read; of a function that this step created, as it was created. */
  before?: FunctionState
  /** It was looked for, and is not there; its ARN as far as Lambda said it. */
  missing?: { readonly arn: string | undefined } | undefined
  /** This step created it, or may have. */
  created?: Exclude<UpdateProgress, 'not sent' | 'abandoned'> | undefined
  /** The alias as it was found; undefined where there was none. */
  aliasBefore?: AliasState | undefined
  /** The alias as it was found later, where it was no longer as before; without `state` it is gone. */
  aliasNow?: { readonly state: AliasState | undefined }
  /** Managed instances: what callers without a qualifier reach has other code. */
  notLive?: boolean
  /** The newest published version before, where it was looked up and there was one. */
  newestBefore?: FunctionState | undefined
  newestLookedUp?: boolean
  /** The package: its hash (base64; hex for images) and size in bytes, as far as they are known. */
  sha256?: string | undefined
  size?: number | undefined
  /** The function was exactly like this already, so nothing was sent. */
  unchanged?: boolean
  /** Its code was, so none was sent; the configuration may have been. */
  codeKept?: boolean
  findings: readonly Finding[]
  update: UpdateProgress
  /** Where a configuration is asked for: what differed, and what became of it. */
  configuration?: { readonly changes: readonly ConfigurationChange[]; readonly update: UpdateProgress }
  /** `$LATEST` as Lambda last described it after the update was taken. */
  current?: FunctionState
  /** Another deployment replaced the code after this step sent it; `current` then describes theirs. */
  replaced?: boolean
  /** The version that has this code, once Lambda named it. */
  published?: FunctionState
  /** This run made that version; undefined where nobody can tell. */
  newVersion?: boolean | undefined
  /** PublishVersion was sent, and nobody answered: there may be a version. */
  publishUnanswered?: boolean
  /** That version can serve. */
  ready?: boolean
  /** What became of its smoke test, once it was sent. */
  smokeTest?: 'unanswered' | 'failed' | 'passed'
  /** CodeDeploy's deployment that shifts the alias, once it was started. */
  codeDeployment?: { readonly id: string; readonly url: string | undefined; readonly status?: string }
  alias?: AliasMove
  /** Versions that were deleted afterwards. */
  deleted?: readonly string[]
  /** The alias's move was sent, and nobody answered: it may have happened. */
  aliasUnanswered?: boolean
  dryRunAnswer?: DryRunAnswer
}

/** Whether anything of the function was sent, whatever became of it. */
export function isUpdateSent({ created, configuration, update }: Facts): boolean {
  return (
    update !== 'not sent' || (configuration?.update ?? 'not sent') !== 'not sent' || created !== undefined
  )
}
