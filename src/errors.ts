/** Something to copy, which is kept out of sentences: a statement of a policy, a command. */
export interface Snippet {
  /** One line that says what to do with it, and ends with a colon. */
  readonly title: string
  readonly language: 'json' | 'sh' | 'yaml' | 'text'
  readonly text: string
  /** Long, and not needed by everybody: the summary folds it. */
  readonly folded?: boolean
}

/** What a {@link DeployError} says; every text may hold words from outside and is not yet escaped. */
export interface ErrorDetails {
  /** What failed, as one sentence. */
  readonly what: string
  /** Why, in the service's own words where a service spoke. */
  readonly why?: string | undefined
  /** What to change. */
  readonly remedy?: string | undefined
  /** What to copy in order to change it. */
  readonly snippets?: readonly Snippet[] | undefined
  /** The service's error code, e.g. `ResourceConflictException`. */
  readonly code?: string | undefined
  /** The service's request id, for support cases. */
  readonly requestId?: string | undefined
  readonly cause?: unknown
}

/** The runner cuts an annotation at 4,096 characters, and counts its escapes. */
const MESSAGE_LIMIT = 4_000

/** The one error that a step may end with: what failed, why, and what to change. */
export class DeployError extends Error {
  override readonly name = 'DeployError'
  readonly what: string
  readonly why: string | undefined
  readonly remedy: string | undefined
  readonly snippets: readonly Snippet[]
  readonly code: string | undefined
  readonly requestId: string | undefined

  constructor(details: ErrorDetails) {
    super(messageOf(details), { cause: details.cause })
    this.what = details.what
    this.why = details.why
    this.remedy = details.remedy
    this.snippets = details.snippets ?? []
    this.code = details.code
    this.requestId = details.requestId
  }

  /** Snippets that the message only names. */
  get omittedSnippets(): readonly Snippet[] {
    return this.snippets.filter(({ text }) => !this.message.includes(indented(text)))
  }

  /** The same error with these snippets only. */
  withOnly(snippets: readonly Snippet[]): DeployError {
    return new DeployError({ ...this, cause: this.cause, snippets })
  }

  /** The same error with more to copy. */
  withSnippets(...snippets: readonly Snippet[]): DeployError {
    return this.withOnly([...this.snippets, ...snippets])
  }
}

/** Everything as one text; a snippet that would make it too long is named only, and logged elsewhere. */
function messageOf(details: ErrorDetails): string {
  const { snippets = [] } = details
  let message = sentences(details)
  for (const { title, text } of snippets) {
    const whole = `${message}\n\n${title}\n${indented(text)}`
    message = whole.length <= MESSAGE_LIMIT ? whole : `${message}\n\n${title} see the log of this step`
  }
  return message
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}

function sentences({ what, why, remedy, code, requestId }: ErrorDetails): string {
  const origin = [code, requestId === undefined ? undefined : `request ${requestId}`].filter(
    (part) => part !== undefined,
  )
  const reason = [why, origin.length === 0 ? undefined : `(${origin.join(', ')})`]
    .filter((part) => part !== undefined)
    .join(' ')
  return [what, reason, remedy].filter((part) => part !== undefined && part !== '').join('\n')
}
