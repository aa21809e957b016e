import type { ServiceError } from './service-error.ts'

/** What to change about an error. */
export interface Remedy {
  readonly when: (error: ServiceError) => boolean
  readonly remedy: string | ((error: ServiceError) => string)
}

/** Node reads a private authority from this variable only; AWS_CA_BUNDLE is not read. */
export const UNTRUSTED =
  'Node does not trust the certificate: let NODE_EXTRA_CA_CERTS name a file with the private authority that signed it.'

/** For requests that nobody answered, or that the service could not. */
export function forTheNetwork(): Remedy[] {
  return [
    { when: (error) => error.untrusted, remedy: UNTRUSTED },
    {
      when: (error) => error.reach === 'unsent',
      remedy:
        'No connection could be made: check the Region, HTTPS_PROXY and NO_PROXY, and any AWS_ENDPOINT_URL in the environment.',
    },
    {
      when: (error) => error.status === undefined,
      remedy: 'The connection broke or stayed silent. Run the step again: it continues where this one ended.',
    },
    {
      when: (error) => (error.status ?? 0) >= 500,
      remedy: 'The service failed. Run the step again: it continues where this one ended.',
    },
  ]
}
