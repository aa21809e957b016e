import type { STSClient } from '@aws-sdk/client-sts'
import type { Deadline } from '../deadline.ts'
import type { Host } from '../host.ts'
import { READ_LIMIT_MS } from './request.ts'

/** What STS is asked with. */
export interface StsContext {
  readonly sts: STSClient
  readonly host: Host
  readonly deadline: Deadline
}

/** What all requests to STS have in common: asking twice for a session does no harm. */
export const STS_REQUEST = { idempotent: true, firstRequest: true, attemptMs: READ_LIMIT_MS } as const
