import { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { LIVE, OTHER, sha256, useAws } from '../aws/test-aws.ts'
import { lambdaClient } from '../emulator/clients.ts'

const aws = useAws()

/** Another deployment sends its code once, around the first request of an operation. */
function interrupt(operation: string, phase: 'before' | 'after') {
  const client = lambdaClient(aws.endpoint.url)
  let done = false
  aws.endpoint.onRequest(async (record, at) => {
    if (done || record.operation !== operation || at !== phase) return
    done = true
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ZipFile: OTHER }))
    client.destroy()
  })
}

test('an update that another one overtakes waits for it and then wins', async () => {
  const fn = aws.addFunction({ settle: [{ milliseconds: 3000 }, {}] })
  interrupt('UpdateFunctionCode', 'before')
  const deployment = await aws.deploy()
  expect(deployment.current.codeSha256).toBe(fn.latest.code.sha256)
  expect(
    aws.endpoint.requests.flatMap(({ operation, status }) =>
      operation === 'UpdateFunctionCode' ? status : [],
    ),
  ).toEqual([409, 200, 200])
  expect(aws.clock.now()).toBeGreaterThanOrEqual(3000)
})

test('an update that is replaced before it was seen to settle is an error, and nothing is published', async () => {
  aws.addFunction({})
  interrupt('UpdateFunctionCode', 'after')
  const error = await aws.failure({ publish: 'true' })
  expect(error).toMatchObject({
    what: 'Another deployment replaced the code of checkout while this one waited.',
    why: expect.stringContaining(`running ${sha256(OTHER)}`),
    remedy: expect.stringContaining('`concurrency:` group'),
  })
  expect(aws.count('PublishVersion')).toBe(0)
})

test('an update that is replaced before it was published is never published', async () => {
  const fn = aws.addFunction({ ...LIVE })
  interrupt('PublishVersion', 'before')
  const error = await aws.failure({ alias: 'live' })
  expect(error).toMatchObject({
    what: 'The version could not be published.',
    why: expect.stringMatching(
      /^CodeSHA256 \(.+\) is different from current CodeSHA256 in \$LATEST \(.+\)\./,
    ),
    remedy: expect.stringContaining('Another deployment replaced the code in between'),
  })
  expect(aws.count('PublishVersion')).toBe(1)
  expect(aws.count('UpdateAlias')).toBe(0)
  expect(fn.aliases.get('live')?.version).toBe('1')
})
