import { LIVE, useAws } from '../aws/test-aws.ts'

const aws = useAws()

const OURS = { memorySize: 512, environment: { STAGE: 'production' } }
const inputs = {
  alias: 'live',
  configuration: JSON.stringify({ MemorySize: 512, Environment: { Variables: { STAGE: 'production' } } }),
}
const CHANGED = 'The configuration of checkout was changed by something else while this deployment ran.'

/** What the function has right before, or after, our first request to change it. */
function meanwhile(settings: object, when: 'before' | 'after') {
  const fn = aws.addFunction(LIVE)
  aws.once(
    'UpdateFunctionConfiguration',
    () => {
      fn.latest.settings = { ...fn.latest.settings, ...settings }
      fn.latest.revisionId = 'theirs'
    },
    when,
  )
  return fn
}

describe.each([
  ['another variable', { environment: { STAGE: 'production', THEIRS: 'x' } }],
  ['an empty variable', { environment: { STAGE: 'production', THEIRS: '' } }],
  ['another member', { handler: 'their.handler' }],
])('somebody who changes %s as well as what we ask for', (_, theirs) => {
  test('is not taken for us', async () => {
    const fn = meanwhile({ ...OURS, ...theirs }, 'before')
    expect((await aws.failure(inputs)).what).toBe(CHANGED)
    expect(fn.latest.settings).toMatchObject({ ...OURS, ...theirs })
    expect(aws.count('UpdateFunctionCode') + aws.count('PublishVersion')).toBe(0)
  })

  test('is not taken for us where our answer was lost', async () => {
    meanwhile({ ...OURS, ...theirs }, 'after')
    aws.endpoint.faults.add({ operation: 'UpdateFunctionConfiguration', after: true, fault: 'reset-before' })
    expect((await aws.failure(inputs)).what).toBe(CHANGED)
    expect(aws.count('UpdateFunctionCode') + aws.count('PublishVersion')).toBe(0)
  })
})

test('an update that took effect after its answer was lost and read back is recognised', async () => {
  const fn = aws.addFunction(LIVE)
  aws.endpoint.faults.add({ operation: 'UpdateFunctionConfiguration', fault: 'reset-before' })
  let sent = 0
  aws.endpoint.onRequest(({ operation }, phase) => {
    if (operation !== 'UpdateFunctionConfiguration' || phase !== 'before' || ++sent !== 2) return
    fn.latest.settings = { ...fn.latest.settings, ...OURS }
    fn.latest.revisionId = 'ours'
  })
  expect((await aws.deploy(inputs)).alias?.to).toBe('2')
  expect(sent).toBe(2)
  expect(aws.progress.facts.configuration?.update).toBe('finished')
})

test('somebody who adds an empty variable is noticed', async () => {
  meanwhile({ environment: { THEIRS: '' } }, 'before')
  expect((await aws.failure(inputs)).what).toBe(CHANGED)
})
