import { READ_LIMIT_MS } from './request.ts'

/** What all requests to STS have in common: asking twice for a session does no harm. */
export const STS_REQUEST = { idempotent: true, firstRequest: true, attemptMs: READ_LIMIT_MS } as const
