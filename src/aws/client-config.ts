import type { NodeHttpHandler } from '@smithy/node-http-handler'

/** Credentials of a session. */
export interface Identity {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
  /** The account, where the source of the credentials says it. */
  readonly accountId?: string
}

/** Credentials as an SDK client asks for them; renewed before they expire. */
export type CredentialProvider = () => Promise<Identity>

/** What every SDK client of a run shares. */
export interface ClientConfig {
  readonly region: string
  readonly requestHandler: NodeHttpHandler
  /** 1: repeating is this action's own, since only it knows the time that is left. */
  readonly maxAttempts: number
  readonly credentials?: CredentialProvider
}
