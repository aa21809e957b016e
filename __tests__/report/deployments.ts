import { type FunctionState, functionState } from '../../src/aws/function-state.ts'
import type { Deployment } from '../../src/deploy/deployment.ts'

export const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
export const OLD_HASH = 'p0mavttwAhU/M1M7QzWuOtfsS5H9WbyGooyioBB34Dw='
export const NEW_HASH = 'I+a2Zl+DrcL73qoC3Go235SKmkKLUW1PvocBYNPiXPc='
export const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:9f86d081884c7d65'

/** `$LATEST` of a zip function after a deployment. */
export const LATEST: FunctionState = functionState({
  FunctionName: 'checkout',
  FunctionArn: ARN,
  Version: '$LATEST',
  PackageType: 'Zip',
  Architectures: ['arm64'],
  CodeSha256: NEW_HASH,
  CodeSize: 2_345_678,
  RevisionId: 'f7ee9f1e-11a5-4b3f-8f43-c3b1e2d2b8c1',
  LastModified: '2024-01-31T12:34:56.789+0000',
  State: 'Active',
  LastUpdateStatus: 'Successful',
})

export const VERSION: FunctionState = {
  ...LATEST,
  arn: `${ARN}:7`,
  version: '7',
  revisionId: '0c1d2e3f-11a5-4b3f-8f43-c3b1e2d2b8c1',
  lastModified: '2024-01-31T12:34:57.000+0000',
}

export function createDeployment(overrides: Partial<Deployment> = {}): Deployment {
  return {
    status: 'deployed',
    region: 'eu-west-1',
    current: LATEST,
    published: undefined,
    alias: undefined,
    changed: true,
    previous: { codeSha256: OLD_HASH, codeSize: 900, architecture: 'arm64' },
    ...overrides,
  }
}

/** With a version, and an alias that moved from 6 to 7. */
export const RELEASED = createDeployment({
  published: VERSION,
  alias: { name: 'live', arn: `${ARN}:live`, from: '6', to: '7' },
  previous: { codeSha256: OLD_HASH, codeSize: 900, architecture: 'x86_64', version: '6' },
})
