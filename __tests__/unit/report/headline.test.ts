import type { Facts } from '../../../src/deploy/facts.ts'
import type { TargetPlan } from '../../../src/plan/plan.ts'
import { headlineOf, titleOf } from '../../../src/report/headline.ts'
import {
  ALIAS,
  createOutcome,
  LIVE,
  NEW_HASH,
  OLD,
  OLD_HASH,
  OUTCOMES,
  PUBLISH,
  versionOf,
} from './outcomes.ts'

const HALF = 'greeting is half deployed: '
const STILL = ', live still serves version 1'
const AFTER = ', but the step failed after it'
const REASON = ': AWS refused it'

const HEADLINES: Readonly<Record<keyof typeof OUTCOMES, string>> = {
  'alias moved': 'greeting deployed: live → version 2',
  'alias moved, without an upload': 'greeting deployed: live → version 2 without an upload',
  'alias moved, then failed': `greeting deployed: live → version 2${AFTER}`,
  'alias created': 'greeting deployed: new alias live → version 2',
  'alias kept': 'greeting deployed: live already serves version 2',
  'alias kept, then failed': `greeting deployed: live already serves version 2${AFTER}`,
  'alias unanswered': `${HALF}version 2 is ready, live may have moved`,
  'alias creation unanswered': `${HALF}version 2 is ready, live may have been created`,
  'version published': 'greeting deployed: version 2',
  'version published, then failed': `greeting deployed: version 2${AFTER}`,
  'version there already': 'greeting deployed: version 2, which was there already',
  'version ready, alias not moved': `${HALF}version 2 is ready${STILL}`,
  'version not ready': `${HALF}version 2 is published but not ready${STILL}`,
  'version not ready, alias missing': `${HALF}version 2 is published but not ready, live was not created`,
  'version unanswered': `greeting may have a new version: nobody answered PublishVersion${STILL}`,
  'version not published': `${HALF}$LATEST has the new code, but no version was published`,
  'version there already, alias refused': `greeting was not touched${REASON}`,
  'code sent': 'greeting deployed: $LATEST has the new code',
  'code sent, then failed': `greeting deployed: $LATEST has the new code${AFTER}`,
  'code sent, not released': `${HALF}$LATEST has the new code${STILL}`,
  'code sent, alias missing': `${HALF}$LATEST has the new code, live was not created`,
  'code sent again': 'greeting deployed: $LATEST has this code',
  'code sent, not live': 'greeting updated, but not live: callers reach $LATEST.PUBLISHED',
  'code unchanged': 'greeting unchanged: nothing to deploy',
  'code replaced': 'greeting runs other code than this step sent',
  'code replaced, not released': `greeting runs other code than this step sent${STILL}`,
  'architecture changed': 'greeting deployed: $LATEST runs on arm64 now',
  'architecture changed, not released': `${HALF}$LATEST runs on arm64 now${STILL}`,
  'architecture unfinished': `${HALF}$LATEST was set to arm64, but the update has not finished${STILL}`,
  'update unfinished': `${HALF}$LATEST has the new code, but the update has not finished`,
  'update unfinished, not released': `${HALF}$LATEST has the new code, but the update has not finished${STILL}`,
  'update unanswered': 'greeting may have new code: nobody answered the update',
  'update unanswered, not released': `greeting may have new code: nobody answered the update${STILL}`,
  'update failed': `greeting still serves its old code${REASON}`,
  'update refused': `greeting was not touched${REASON}`,
  'dry run failed': `Dry run of greeting failed${REASON}`,
  'function not read': `greeting was not touched${REASON}`,
  'inputs refused': `Nothing was deployed${REASON}`,
}

test.each(Object.entries(OUTCOMES))('one sentence says how a step ended: %s', (name, outcome) => {
  const headline = HEADLINES[name as keyof typeof OUTCOMES]
  expect(headlineOf(outcome)).toBe(headline)
  // An annotation has the error as its message.
  expect(titleOf(outcome)).toBe(headline.replace(REASON, ''))
})

const V7: Partial<Facts> = {
  before: OLD,
  aliasBefore: { ...ALIAS, version: '7' },
  dryRunAnswer: { kind: 'accepted' },
}
const CHANGES: Partial<Facts> = { ...V7, sha256: NEW_HASH }
const SAME: Partial<Facts> = { before: OLD, unchanged: true, dryRunAnswer: { kind: 'nothing to ask' } }
const V1: Partial<Facts> = { ...SAME, aliasBefore: ALIAS, published: versionOf(OLD, '1'), newVersion: false }
const WEIGHTS = { ...ALIAS, weights: { '3': 0.25 } }
const NOT_ASKED: Partial<Facts> = {
  ...CHANGES,
  dryRunAnswer: { kind: 'not asked', why: 'the role may not.' },
}
const TO_LATEST = { ...PUBLISH, publishTo: 'LATEST_PUBLISHED' } as const

const ACCEPTED = '. Lambda accepts it'
const CODE = 'change: code OguaX0SyQj → arqDea1mGk'
const ARM64 = 'change: architecture x86_64 → arm64'
const UNKNOWN = 'be updated; whether its code differs is not known'
const UNLESS = 'a version would be published unless the newest one has'

test.each<[string, Partial<Facts>, Partial<TargetPlan>]>([
  [`${CODE}${ACCEPTED}`, CHANGES, {}],
  [`${CODE}. Lambda was not asked`, NOT_ASKED, {}],
  [`${CODE}, live 7 → a new version${ACCEPTED}`, CHANGES, { release: LIVE }],
  [
    `${CODE}, new alias live → a new version${ACCEPTED}`,
    { ...CHANGES, aliasBefore: undefined },
    { release: LIVE },
  ],
  [`${CODE}, published as a new version${ACCEPTED}`, CHANGES, { release: PUBLISH }],
  [`${CODE}, published to $LATEST.PUBLISHED${ACCEPTED}`, CHANGES, { release: TO_LATEST }],
  [`${ARM64}${ACCEPTED}`, { ...V7, sha256: OLD_HASH }, { architecture: 'arm64' }],
  [`${ARM64}; whether its code differs is not known${ACCEPTED}`, V7, { architecture: 'arm64' }],
  [`${UNKNOWN}${ACCEPTED}`, V7, {}],
  [`${UNKNOWN}; live 7 → a version with its code${ACCEPTED}`, V7, { release: LIVE }],
  [`${UNKNOWN}; ${UNLESS} its code${ACCEPTED}`, V7, { release: PUBLISH }],
  ['not change', SAME, {}],
  ['not change', V1, { release: LIVE }],
  [
    'not change; live would send all of its traffic to version 1',
    { ...V1, aliasBefore: WEIGHTS },
    { release: LIVE },
  ],
  [
    'not change; live would move to a version with this code',
    { ...SAME, aliasBefore: ALIAS },
    { release: LIVE },
  ],
  ['not change; live would be created', SAME, { release: LIVE }],
  [`not change; ${UNLESS} this code`, SAME, { release: PUBLISH }],
  ['not change; it would be published to $LATEST.PUBLISHED', SAME, { release: TO_LATEST }],
])('the plan of a dry run is one line: greeting would %s. Nothing was changed.', (sentence, facts, plan) => {
  const outcome = createOutcome(facts, { plan: { dryRun: true, ...plan } })
  expect(headlineOf(outcome)).toBe(`greeting would ${sentence}. Nothing was changed.`)
})
