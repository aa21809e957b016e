import type { Outcome } from '../deploy/outcome.ts'
import type { DeployError } from '../errors.ts'
import { firstSentence, headlineOf } from './headline.ts'
import { codeBlock, collapsed, prose } from './html.ts'
import { sanitizeText } from './sanitize.ts'
import { stepsTable } from './steps.ts'

/** Half a policy helps nobody: what is longer than this is left out. */
const MAX_SNIPPET_LENGTH = 10_000
const MAX_SNIPPETS = 8
/** A remedy that says how to go on, rather than what to change. */
const NOTHING_TO_FIX = /\brun the (?:step|job) again\b|^Please report\b/i

/** What failed, how far the step had come, and what to do: blocks of the summary. */
export function failureBlocks(error: DeployError, outcome: Outcome): string[] {
  const steps = stepsTable(outcome)
  return [
    ...whyBlocks(error, outcome),
    ...(steps === undefined ? [] : [steps]),
    ...remedyBlocks(error, outcome),
    ...snippetBlocks(error),
    ...originBlocks(error),
  ]
}

/** What failed is not said twice: the first line of it is left out if the heading has it. */
function whyBlocks({ what, why }: DeployError, outcome: Outcome): string[] {
  const isInHeading = outcome.status === 'failed' || headlineOf(outcome).startsWith(firstSentence(what))
  const lines = sanitizeText(what).trim().split('\n')
  const rest = lines.slice(isInHeading ? 1 : 0).join('\n')
  const blocks = rest.trim() === '' ? [] : [`<p>${prose(rest)}</p>`]
  return why === undefined || why.trim() === ''
    ? blocks
    : [...blocks, `<blockquote>${prose(why)}</blockquote>`]
}

function remedyBlocks({ remedy }: DeployError, { status }: Outcome): string[] {
  if (remedy !== undefined) {
    return [`<p><b>${NOTHING_TO_FIX.test(remedy) ? 'Next' : 'Fix'}:</b> ${prose(remedy)}</p>`]
  }
  if (status !== 'incomplete') return []
  return ['<p><b>Next:</b> run the job again. It continues where this one stopped.</p>']
}

function snippetBlocks(error: DeployError): string[] {
  const short = error.snippets.filter(({ text }) => text.length <= MAX_SNIPPET_LENGTH).slice(0, MAX_SNIPPETS)
  return short.flatMap(({ title, text, language, folded }) => {
    const block = codeBlock(text, language)
    return folded ? [collapsed(prose(title.replace(/:$/, '')), [block])] : [`<p>${prose(title)}</p>`, block]
  })
}

function originBlocks({ code, requestId }: DeployError): string[] {
  const request = requestId === undefined ? undefined : `request ${requestId}`
  const origin = [code, request].filter((part) => part !== undefined).map((part) => prose(part))
  return origin.length === 0 ? [] : [`<p><sub>${origin.join(' · ')}</sub></p>`]
}
