import { changesText } from '../deploy/configuration-changes.ts'
import type { Outcome } from '../deploy/outcome.ts'
import { codeCell, servedBy } from './changes.ts'
import { html, prose, table } from './html.ts'
import { versionLink } from './links.ts'
import { isAliasMissing, latestOf, shortName, wantedAlias } from './outcome-queries.ts'

/** One step of a deployment; `detail` is HTML. */
interface Step {
  readonly name: string
  readonly state: 'done' | 'unknown' | 'missing'
  readonly detail: string
  /** The step waits for Lambda: what it saw last says where it stopped. */
  readonly waits?: boolean
}

const NOBODY_ANSWERED = 'sent, but nobody answered: it may have happened'

/** How far a failed step came, as a table; undefined where it had read nothing yet. */
export function stepsTable(outcome: Outcome): string | undefined {
  if (outcome.facts.before === undefined || outcome.plan?.dryRun !== false) return undefined
  const steps = [
    ...checkSteps(outcome),
    ...creationSteps(outcome),
    ...configurationSteps(outcome),
    ...codeSteps(outcome),
    ...versionSteps(outcome),
    ...smokeTestSteps(outcome),
    ...aliasSteps(outcome),
  ]
  const stop = steps.findIndex(({ state }) => state !== 'done')
  return table(steps.map((step, at) => rowOf(step, at, stop, outcome)))
}

function rowOf({ name, state, detail, waits }: Step, at: number, stop: number, outcome: Outcome): string[] {
  if (state === 'done') return ['✅', name, detail]
  if (state === 'unknown') return ['❓', name, detail]
  if (at !== stop) return ['–', name, ['not reached', detail].filter(Boolean).join(': ')]
  const { lastSeen } = outcome
  const seen = waits && lastSeen !== undefined ? html(['Lambda said: ', { quote: lastSeen }]) : ''
  return ['⏹️', name, ['stopped here', detail, seen].filter(Boolean).join('; ')]
}

/** Said only where it is what stopped the step. */
function checkSteps({ stoppedAt }: Outcome): Step[] {
  return stoppedAt === 'Package check' ? [{ name: 'Package check passed', state: 'missing', detail: '' }] : []
}

function creationSteps({ facts }: Outcome): Step[] {
  if (facts.created === undefined) return []
  const done = facts.created === 'finished'
  return [
    { name: 'Function created', state: 'done', detail: '' },
    { name: 'Function ready', state: done ? 'done' : 'missing', detail: '', waits: true },
  ]
}

function configurationSteps({ facts }: Outcome): Step[] {
  const { changes = [], update } = facts.configuration ?? {}
  if (changes.length === 0) return []
  const step = { name: 'Configuration updated', detail: prose(changesText(changes)) }
  if (update === 'finished') return [{ ...step, state: 'done' }]
  if (update === 'unanswered') return [{ ...step, state: 'unknown', detail: NOBODY_ANSWERED }]
  return [{ ...step, state: 'missing', waits: true }]
}

function codeSteps(outcome: Outcome): Step[] {
  const { facts } = outcome
  if (outcome.plan?.source.kind === 'published-version' || facts.created !== undefined) return []
  const { update, unchanged, codeKept } = facts
  if (unchanged === true || codeKept === true) {
    return [{ name: 'Code sent', state: 'done', detail: 'not needed: the function already runs this code' }]
  }
  const sent = { name: 'Code sent' }
  const finished: Step = { name: 'Update finished', state: 'missing', detail: '', waits: true }
  if (update === 'not sent') return [{ ...sent, state: 'missing', detail: '' }, finished]
  if (update === 'unanswered') return [{ ...sent, state: 'unknown', detail: NOBODY_ANSWERED }, finished]
  if (update === 'abandoned') {
    const kept = 'Lambda failed to apply it: the old code still serves'
    return [
      { ...sent, state: 'done', detail: 'Lambda took it' },
      { ...finished, detail: kept },
    ]
  }
  const done: Step = { ...sent, state: 'done', detail: sentDetail(outcome) }
  return [done, update === 'finished' ? { ...finished, state: 'done' } : finished]
}

function sentDetail(outcome: Outcome): string {
  const { replaced, sha256 } = outcome.facts
  const latest = hashOf(latestOf(outcome)?.codeSha256)
  return replaced === true
    ? `${hashOf(sha256)} was sent, then another deployment replaced it with ${latest}`
    : `${latest} is on <code>$LATEST</code>`
}

function hashOf(hash: string | undefined): string {
  return hash === undefined ? 'it' : codeCell(hash, undefined)
}

function versionSteps(outcome: Outcome): Step[] {
  const { facts, plan } = outcome
  if (plan?.release === undefined) return []
  const { published } = facts
  if (published === undefined) {
    const unknown = facts.publishUnanswered === true
    const detail = unknown ? NOBODY_ANSWERED : ''
    return [{ name: 'Version published', state: unknown ? 'unknown' : 'missing', detail }]
  }
  const made = facts.newVersion === false ? ', which was there already' : ''
  const link = `${versionLink(outcome, published.version)}${made}`
  return [
    { name: 'Version published', state: 'done', detail: link },
    { name: 'Version ready', state: facts.ready === true ? 'done' : 'missing', detail: '', waits: true },
  ]
}

function smokeTestSteps({ facts, plan }: Outcome): Step[] {
  if (plan?.release?.smokeTest === undefined || facts.alias !== undefined) return []
  const name = 'Smoke test passed'
  if (facts.smokeTest === 'passed') return [{ name, state: 'done', detail: '' }]
  if (facts.smokeTest !== 'unanswered') return [{ name, state: 'missing', detail: '' }]
  return [{ name, state: 'unknown', detail: 'sent, but nobody answered: it may have run' }]
}

function aliasSteps(outcome: Outcome): Step[] {
  const { facts } = outcome
  const wanted = wantedAlias(outcome)
  if (wanted === undefined) return []
  const name = `Alias <b>${prose(shortName(wanted))}</b> ${isAliasMissing(facts) ? 'created' : 'moved'}`
  if (facts.alias !== undefined) {
    const link = versionLink(outcome, facts.alias.to)
    return [
      { name, state: 'done', detail: facts.alias.moved ? link : `not needed: it already serves ${link}` },
    ]
  }
  if (facts.aliasUnanswered === true) return [{ name, state: 'unknown', detail: NOBODY_ANSWERED }]
  const { aliasNow } = facts
  if (aliasNow !== undefined) {
    const detail = aliasNow.state ? `now ${servedBy(aliasNow.state)}` : 'it is gone'
    return [{ name, state: 'missing', detail }]
  }
  if (isAliasMissing(facts)) return [{ name, state: 'missing', detail: 'it does not exist yet' }]
  return [{ name, state: 'missing', detail: facts.aliasBefore ? `still ${servedBy(facts.aliasBefore)}` : '' }]
}
