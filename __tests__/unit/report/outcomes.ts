import { type FunctionState, functionState } from '../../../src/aws/function-state.ts'
import type { AliasState } from '../../../src/aws/lambda-types.ts'
import type { AliasMove, Facts } from '../../../src/deploy/facts.ts'
import { type Outcome, statusOf } from '../../../src/deploy/outcome.ts'
import type { Phase } from '../../../src/deploy/progress.ts'
import { DeployError } from '../../../src/errors.ts'
import type { TargetPlan } from '../../../src/plan/plan.ts'

export const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:greeting'
export const OLD_HASH = 'OguaX0SyQjmavttwAhU+M1M7QzWuOtfsS5H9WbyGooo='
export const NEW_HASH = 'arqDea1mGkL73qoC3Go235SKmkKLUW1PvocBYNPiXPc='
export const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:9f86d081884c7d65'
export const ENV = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'octo-org/checkout',
  GITHUB_SHA: '0123abcdef0123abcdef0123abcdef0123abcdef',
  GITHUB_REF_NAME: 'main',
}

/** `$LATEST` before. */
export const OLD: FunctionState = functionState({
  FunctionName: 'greeting',
  FunctionArn: ARN,
  Version: '$LATEST',
  PackageType: 'Zip',
  Architectures: ['x86_64'],
  CodeSha256: OLD_HASH,
  CodeSize: 158,
  RevisionId: 'f7ee9f1e-11a5-4b3f-8f43-c3b1e2d2b8c1',
  LastModified: '2024-01-31T12:34:56.789+0000',
  State: 'Active',
  LastUpdateStatus: 'Successful',
})
/** `$LATEST` afterwards. */
export const NEW: FunctionState = {
  ...OLD,
  codeSha256: NEW_HASH,
  codeSize: 5_347_738,
  revisionId: '0c1d2e3f-11a5-4b3f-8f43-c3b1e2d2b8c1',
  lastModified: '2024-01-31T12:34:58.000+0000',
}
/** `$LATEST` after another deployment. */
export const THEIRS: FunctionState = { ...NEW, codeSha256: 'kQf1e0Q4mYp0iWJm5tVxQ0w0b1o8m3mB1zW5cXk2y7U=' }
export const versionOf = (state: FunctionState, version: string): FunctionState => ({
  ...state,
  arn: `${ARN}:${version}`,
  version,
})
export const ALIAS: AliasState = {
  arn: `${ARN}:live`,
  version: '1',
  description: '',
  revisionId: 'b1c6bb5e-0d4f-4c39-a5d9-2b5a3f4c9e11',
  weights: {},
}
export const MOVE: AliasMove = { name: 'live', arn: `${ARN}:live`, from: '1', to: '2', moved: true }

export const LIVE = { description: 'octo-org/checkout main 0123abc', alias: { name: 'live' } }
export const PUBLISH = { description: 'octo-org/checkout main 0123abc' }

/** What a plan is like that asks for nothing but the code. */
export const PLAN: TargetPlan = {
  target: { functionName: 'greeting', region: 'eu-west-1' },
  source: { kind: 'zip-file', path: 'function.zip' },
  skipUnchanged: true,
  dryRun: false,
  preflight: 'error',
}

/** What else there is to an outcome beside its facts. */
interface More {
  readonly plan?: Partial<TargetPlan>
  readonly error?: DeployError
  readonly phases?: readonly Phase[]
  readonly elapsedMs?: number
  readonly stoppedAt?: string
  readonly lastSeen?: string
}

/** An outcome of these facts, with the status that follows from them. */
export function createOutcome(facts: Partial<Facts> = {}, { plan: own, ...more }: More = {}): Outcome {
  const plan = { ...PLAN, ...own }
  const all: Facts = { findings: [], update: 'not sent', ...facts }
  return {
    status: statusOf(all, plan.dryRun, more.error !== undefined),
    plan,
    facts: all,
    phases: [],
    elapsedMs: 2_900,
    ...more,
  }
}

/** New code sent, and serving. */
export const SENT: Partial<Facts> = {
  before: OLD,
  sha256: NEW_HASH,
  size: 5_347_738,
  update: 'finished',
  current: NEW,
}
/** A version of it. */
const PUBLISHED: Partial<Facts> = { published: versionOf(NEW, '2'), newVersion: true }
export const READY: Partial<Facts> = { ...PUBLISHED, ready: true }
export const FOUND: Partial<Facts> = { before: OLD, aliasBefore: ALIAS }
export const KEPT = { ...MOVE, from: '2', moved: false }
const ARM = { ...OLD, architecture: 'arm64' }
const REPLACED: Partial<Facts> = { update: 'accepted', replaced: true, current: THEIRS }
const RAN_ALREADY: Partial<Facts> = { update: 'not sent', unchanged: true, current: OLD }

export const CANCELLED = new DeployError({
  what: 'The job was cancelled (SIGTERM).',
  remedy: 'Run the step again: it continues where this one ended.',
})
const REFUSED = new DeployError({ what: 'AWS refused it.\nMore.' })

const withError = (error: DeployError | undefined) => (error ? { error } : {})
export const sent = (facts: Partial<Facts>, error?: DeployError) =>
  createOutcome({ ...SENT, ...facts }, withError(error))
export const publishing = (facts: Partial<Facts>, error?: DeployError) =>
  createOutcome({ ...SENT, ...facts }, { plan: { release: PUBLISH }, ...withError(error) })
export const releasing = (facts: Partial<Facts>, error?: DeployError) =>
  createOutcome({ ...SENT, aliasBefore: ALIAS, ...facts }, { plan: { release: LIVE }, ...withError(error) })

/** How steps end, but those of a dry run that makes its plan. */
export const OUTCOMES = {
  'alias moved': releasing({ ...READY, alias: MOVE }),
  'alias moved, without an upload': releasing({ ...RAN_ALREADY, ...READY, alias: MOVE }),
  'alias moved, then failed': releasing({ ...READY, alias: MOVE }, CANCELLED),
  'alias created': releasing({ ...READY, aliasBefore: undefined, alias: { ...MOVE, from: undefined } }),
  'alias kept': releasing({ ...READY, newVersion: false, alias: KEPT }),
  'alias kept, then failed': releasing({ ...READY, newVersion: false, alias: KEPT }, CANCELLED),
  'alias unanswered': releasing({ ...READY, aliasUnanswered: true }, CANCELLED),
  'alias creation unanswered': releasing(
    { ...READY, aliasBefore: undefined, aliasUnanswered: true },
    CANCELLED,
  ),
  'version published': publishing(READY),
  'version published, then failed': publishing(READY, CANCELLED),
  'version there already': publishing({ ...READY, newVersion: false }),
  'version ready, alias not moved': releasing(READY, CANCELLED),
  'version not ready': releasing(PUBLISHED, CANCELLED),
  'version not ready, alias missing': releasing({ ...PUBLISHED, aliasBefore: undefined }, CANCELLED),
  'version unanswered': releasing({ publishUnanswered: true }, CANCELLED),
  'version not published': publishing({}, CANCELLED),
  'version there already, alias refused': releasing({ ...RAN_ALREADY, ...READY, newVersion: false }, REFUSED),
  'code sent': sent({}),
  'code sent, then failed': sent({}, CANCELLED),
  'code sent, not released': releasing({}, CANCELLED),
  'code sent, alias missing': releasing({ aliasBefore: undefined }, CANCELLED),
  'code sent again': sent({ current: OLD }),
  'code sent, not live': sent({ current: { ...NEW, managedInstances: true } }),
  'code unchanged': createOutcome({ ...FOUND, unchanged: true }),
  'code replaced': sent(REPLACED, CANCELLED),
  'code replaced, not released': releasing(REPLACED, CANCELLED),
  'architecture changed': sent({ current: ARM }),
  'architecture changed, not released': releasing({ current: ARM }, CANCELLED),
  'architecture unfinished': releasing({ update: 'accepted', current: ARM }, CANCELLED),
  'update unfinished': sent({ update: 'accepted' }, CANCELLED),
  'update unfinished, not released': releasing({ update: 'accepted' }, CANCELLED),
  'update unanswered': createOutcome({ ...FOUND, update: 'unanswered' }, { error: CANCELLED }),
  'update unanswered, not released': releasing({ ...FOUND, update: 'unanswered' }, CANCELLED),
  'update failed': releasing({ update: 'abandoned' }, REFUSED),
  'update refused': releasing({ update: 'not sent' }, REFUSED),
  'dry run failed': createOutcome(FOUND, { plan: { dryRun: true }, error: REFUSED }),
  'function not read': createOutcome({}, { error: REFUSED }),
  'inputs refused': { ...createOutcome({}, { error: REFUSED }), plan: undefined },
} satisfies Record<string, Outcome>
