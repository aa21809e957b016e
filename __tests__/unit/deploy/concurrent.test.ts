import { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { lambdaClient } from '../emulator/clients.ts'
import { createStage, OLD, OTHER, type Stage, sha256 } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await createStage()
})
afterEach(() => stage.close())

/** Another deployment sends its code once, around the first request of an operation. */
function interrupt(operation: string, phase: 'before' | 'after') {
  const client = lambdaClient(stage.endpoint.url)
  let done = false
  stage.endpoint.onRequest(async (record, at) => {
    if (done || record.operation !== operation || at !== phase) return
    done = true
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ZipFile: OTHER }))
    client.destroy()
  })
}

test('an update that another one overtakes waits for it and then wins', async () => {
  const fn = stage.world.addFunction({ name: 'checkout', zip: OLD, settle: [{ milliseconds: 3000 }, {}] })
  interrupt('UpdateFunctionCode', 'before')
  const deployment = await stage.deploy()
  expect(deployment.current.codeSha256).toBe(fn.latest.code.sha256)
  expect(
    stage.endpoint.requests.flatMap(({ operation, status }) =>
      operation === 'UpdateFunctionCode' ? status : [],
    ),
  ).toEqual([409, 200, 200])
  expect(stage.clock.now()).toBeGreaterThanOrEqual(3000)
})

test('an update that is replaced before it was seen to settle is an error, and nothing is published', async () => {
  stage.world.addFunction({ name: 'checkout', zip: OLD })
  interrupt('UpdateFunctionCode', 'after')
  const error = await stage.failure({ publish: 'true' })
  expect(error).toMatchObject({
    what: 'Another deployment replaced the code of checkout while this one waited.',
    why: expect.stringContaining(`running ${sha256(OTHER)}`),
    remedy: expect.stringContaining('`concurrency:` group'),
  })
  expect(stage.count('PublishVersion')).toBe(0)
})

test('an update that is replaced before it was published is never published', async () => {
  const fn = stage.world.addFunction({
    name: 'checkout',
    zip: OLD,
    versions: [{}],
    aliases: [{ name: 'live', version: '1' }],
  })
  interrupt('PublishVersion', 'before')
  const error = await stage.failure({ alias: 'live' })
  expect(error).toMatchObject({
    what: 'The version could not be published.',
    why: expect.stringMatching(
      /^CodeSHA256 \(.+\) is different from current CodeSHA256 in \$LATEST \(.+\)\./,
    ),
    remedy: expect.stringContaining('Another deployment replaced the code in between'),
  })
  expect(stage.count('PublishVersion')).toBe(1)
  expect(stage.count('UpdateAlias')).toBe(0)
  expect(fn.aliases.get('live')?.version).toBe('1')
})
