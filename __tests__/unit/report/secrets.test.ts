import { NEW, OLD } from '../deploy/stage.ts'
import { StepStage } from '../deploy/step-stage.ts'

const SECRETS = {
  DATABASE_PASSWORD: 'hunter2-of-the-function',
  AWS_LAMBDA_EXEC_WRAPPER: '/opt/secret-wrapper',
}

let step: StepStage
beforeEach(async () => {
  step = await StepStage.create()
})
afterEach(() => step.stage.close())

const existing = (seed: object = {}) =>
  step.stage.world.addFunction({ name: 'checkout', zip: OLD, environment: SECRETS, ...seed })

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
    existing(seed)
    const { stdout, outputs, summary } = await step.run(inputs)
    const told = [stdout, JSON.stringify(outputs), summary, ...step.stage.host.lines].join('\n')
    expect(told).toContain('checkout')
    for (const secret of [...Object.values(SECRETS), 'DATABASE_PASSWORD', 'awslambda-'])
      expect(told).not.toContain(secret)
  },
)
