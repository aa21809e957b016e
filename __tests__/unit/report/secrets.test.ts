import { NEW } from '../aws/test-aws.ts'
import { useStep } from '../test-step.ts'

const SECRETS = {
  DATABASE_PASSWORD: 'hunter2-of-the-function',
  AWS_LAMBDA_EXEC_WRAPPER: '/opt/secret-wrapper',
}

const step = useStep()

test.each([
  ['that works', {}, { alias: 'live' }],
  ['that changes nothing', { zip: NEW }, {}],
  ['that is a dry run', {}, { 'dry-run': 'true' }],
  ['whose update fails', { settle: { outcome: { code: 'InternalError', reason: 'No.' } } }, {}],
  ['whose time is up', { settle: { milliseconds: 1e9 } }, { 'wait-timeout-seconds': '1' }],
  ['that is refused', { runtime: 'nodejs14.x' }, {}],
])(
  "a run %s tells nothing of the function's environment, nor where its code can be fetched",
  async (_, seed, inputs) => {
    step.addFunction({ environment: SECRETS, ...seed })
    const { stdout, outputs, summary } = await step.run(inputs)
    const told = [stdout, JSON.stringify(outputs), summary, ...step.host.lines].join('\n')
    expect(told).toContain('checkout')
    for (const secret of [...Object.values(SECRETS), 'DATABASE_PASSWORD', 'awslambda-'])
      expect(told).not.toContain(secret)
  },
)
