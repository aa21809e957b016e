import { Deadline } from '../deadline.ts'
import type { Context } from './context.ts'

/** A cancelled job is killed after ten seconds; what this takes comes on top of a deadline that is over. */
const LIMIT_MS = 3_000

/**
 * After a run that ended early: reads once what a request without an answer may have done, so that
 * the report can say it. What cannot be read stays unanswered, and is no error of its own.
 *
 * @throws what the read ended with
 */
export async function reconcile(context: Context): Promise<void> {
  const { aws, host, plan, progress } = context
  const { facts } = progress
  const { before } = facts
  if (before === undefined && facts.created !== 'unanswered') return
  const deadline = new Deadline(LIMIT_MS, host.clock, AbortSignal.timeout(LIMIT_MS), host.random)
  const lambda = aws.lambda.within(deadline)
  const { configuration } = facts
  if ([facts.update, facts.created, configuration?.update].includes('unanswered')) {
    const now = await lambda.getFunction()
    // An unchanged revision proves nothing: Lambda may be about to change it.
    if (now.revisionId === before?.revisionId) return
    facts.current = now
    const hasCode = facts.sha256 !== undefined && now.codeSha256 === facts.sha256
    const configured = plan.configuration && now.configuration.changesTo(plan.configuration).length === 0
    if (facts.update === 'unanswered' && hasCode) facts.update = 'accepted'
    if (facts.created === 'unanswered' && hasCode) Object.assign(facts, { created: 'accepted', before: now })
    if (configuration?.update === 'unanswered' && configured)
      facts.configuration = { ...configuration, update: 'accepted' }
  }
  const alias = facts.aliasUnanswered === true ? plan.release?.alias : undefined
  if (alias === undefined || facts.published === undefined) return
  const now = await lambda.getAlias(alias.name)
  if (now?.version !== facts.published.version || now.revisionId === facts.aliasBefore?.revisionId) return
  const from = facts.aliasBefore?.version
  facts.alias = { name: alias.name, arn: now.arn, from, to: now.version, moved: true }
  facts.aliasUnanswered = false
}
