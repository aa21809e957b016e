import { type FunctionState, functionState } from '../../../src/aws/function-state.ts'
import type { AliasState } from '../../../src/aws/lambda.ts'
import type { AliasMove, Facts } from '../../../src/deploy/facts.ts'
import { type Outcome, type Phase, statusOf } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import type { Plan, Target } from '../../../src/plan/plan.ts'

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
export const PLAN: Plan = {
  target: { functionName: 'greeting', region: 'eu-west-1' },
  credentials: { kind: 'ambient' } as unknown as Plan['credentials'],
  source: { kind: 'zip-file', path: 'function.zip' },
  skipUnchanged: true,
  dryRun: false,
  preflight: 'error',
  warnings: [],
}

/** What else there is to an outcome beside its facts. */
interface More {
  readonly plan?: Partial<Plan>
  readonly target?: Target
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
    target: plan.target,
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
const RELEASED: Partial<Facts> = {
  ...SENT,
  aliasBefore: ALIAS,
  published: versionOf(NEW, '2'),
  newVersion: true,
  ready: true,
  alias: MOVE,
}
export const released = (facts: Partial<Facts> = {}, more: More = {}) =>
  createOutcome({ ...RELEASED, ...facts }, { plan: { release: LIVE }, ...more })

export const CANCELLED = new DeployError({
  what: 'The job was cancelled (SIGTERM).',
  remedy: 'Run the step again: it continues where this one ended.',
})
