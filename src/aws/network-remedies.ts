import type { Remedy } from './remedy.ts'

/** Node reads a private authority from this variable only; AWS_CA_BUNDLE is not read. */
export const UNTRUSTED =
  'Node does not trust the certificate: set NODE_EXTRA_CA_CERTS to a file with the private authority that signed it.'

/** For requests that nobody answered, or that the service could not. */
export function forTheNetwork(): Remedy[] {
  return [
    { when: (error) => error.untrusted, remedy: UNTRUSTED },
    {
      when: (error) => error.unreadable,
      remedy:
        'Check whether a proxy, or an AWS_ENDPOINT_URL in the environment, answers in place of AWS. If not, run the step again: it continues where this one ended.',
    },
    { when: (error) => error.local, remedy: 'This failed on the runner, before anything was sent to AWS.' },
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
