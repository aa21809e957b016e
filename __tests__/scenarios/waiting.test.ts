import { errorOf, Scenario } from './scenario.ts'

const DEPLOY = { 'function-name': 'greeting', 'zip-file': 'function.zip', publish: 'true' }

let scenario: Scenario
afterEach(() => scenario.close())

test('the step never goes on before the function has settled', async () => {
  scenario = await Scenario.open({ settle: { milliseconds: 600 } })
  const outcome = await scenario.run(DEPLOY)
  const time = (operation: string) => outcome.requests.find((each) => each.operation === operation)?.time ?? 0
  expect(time('PublishVersion') - time('UpdateFunctionCode')).toBeGreaterThanOrEqual(600)
  expect(outcome.output).toMatch(/✓ Update finished +0\.[6-9] s/)
})

test('a failed update ends the wait at once, with reason and code', async () => {
  const reason = 'The KMS key is disabled.'
  scenario = await Scenario.open({ settle: { reads: 0, outcome: { reason, code: 'DisabledKMSKey' } } })
  const outcome = await scenario.run(DEPLOY)
  expect(errorOf(outcome)).toMatch(
    /The KMS key is disabled\. \(DisabledKMSKey\).*KMS key exists, is enabled/s,
  )
  expect(outcome.operations).not.toContain('PublishVersion')
})

test('the time a wait may take ends it, with the last state seen', async () => {
  scenario = await Scenario.open({ settle: { milliseconds: 60_000 } })
  const outcome = await scenario.run({ ...DEPLOY, 'wait-timeout-seconds': '1' })
  expect(errorOf(outcome)).toMatch(
    /still updating greeting after 1 s.*Last seen: update InProgress \(Creating/s,
  )
  expect(outcome.summary).toContain('<td>Code sent</td>')
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a wait at once and says what was reached',
  async (signal) => {
    scenario = await Scenario.open({ settle: { milliseconds: 60_000 } })
    const start = performance.now()
    const outcome = await scenario.run(DEPLOY, {
      onStart: (child) => {
        scenario.endpoint.onRequest(({ operation }, phase) => {
          if (operation === 'UpdateFunctionCode' && phase === 'after')
            setTimeout(() => child.kill(signal), 100)
        })
      },
    })
    expect(errorOf(outcome)).toContain(`The job was cancelled (${signal}).`)
    expect(outcome.summary).toContain('is half deployed')
    expect(outcome.summary).toContain('<td>Code sent</td>')
    expect(outcome.outputs['results']).toContain('"status":"incomplete"')
    expect(performance.now() - start).toBeLessThan(7_500)
  },
)
