import type { FunctionState } from '../aws/function-state.ts'

/** How long one phase took. */
export interface Phase {
  readonly name: string
  readonly milliseconds: number
}

/** What was there before. */
export interface Previous {
  readonly codeSha256: string
  /** Bytes. */
  readonly codeSize: number
  readonly architecture: string
  /** The alias's version, else the newest published one; only looked up where a version is published. */
  readonly version?: string
  /** The published version that has the code from before, where there is one. */
  readonly sameCodeVersion?: string
  readonly resolvedImageUri?: string
}

/** Where an alias points, and where it pointed. */
export interface AliasMove {
  readonly name: string
  readonly arn: string
  /** Undefined where the alias was created. */
  readonly from: string | undefined
  readonly to: string
}

/** What happened to one function. */
export interface Deployment {
  readonly status: 'deployed' | 'unchanged' | 'planned'
  readonly region: string
  /** `$LATEST` once it has settled; with its `version` where one was published. */
  readonly current: FunctionState
  readonly published: FunctionState | undefined
  readonly alias: AliasMove | undefined
  /** The code or the architecture differed from what was running. */
  readonly changed: boolean
  readonly previous: Previous
}
