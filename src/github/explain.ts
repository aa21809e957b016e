import type { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'

const CONTENTS = 'Give the job `permissions: contents: read`.'

/** What a request to GitHub ended with, as the error of a step. */
export function explain(error: ServiceError, limitMs: number): DeployError {
  const { what, words, code, requestId } = error
  return new DeployError({
    what: what ?? 'A request to GitHub failed.',
    why: words,
    remedy: remedyFor(error, limitMs),
    code,
    requestId,
  })
}

function remedyFor(error: ServiceError, limitMs: number): string | undefined {
  if (error.throttled) return rateLimited(error, limitMs)
  if (error.local) return 'Let RUNNER_TEMP name a folder on a disk with room for the package.'
  switch (error.status) {
    case 401:
      return '`github-token` is not valid, or no longer; it defaults to the token of the job.'
    case 403:
      return `${CONTENTS} A token of your own in \`github-token\` needs to read the contents of this repository.`
    case 404:
      return `Check the tag (\`release-tag\`); a draft, or a tag alone, is no release. GitHub says the same of what the token may not see: ${CONTENTS}`
    case undefined:
      return 'Check that this runner reaches GitHub and the storage of its releases, and HTTPS_PROXY and NO_PROXY where it has a proxy.'
    default:
      return 'Run the step again; https://www.githubstatus.com tells whether GitHub has a problem.'
  }
}

function rateLimited({ retryAfterSeconds = 0 }: ServiceError, limitMs: number): string {
  const minutes = Math.ceil(retryAfterSeconds / 60)
  return `The rate limit is over in ${minutes} min, and the step waits ${limitMs / 1000} s at most (\`wait-timeout-seconds\`). Run it again then, or give another \`github-token\`.`
}
