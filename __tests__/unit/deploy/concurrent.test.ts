import { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { LIVE, OTHER, useAws } from '../aws/test-aws.ts'
import { lambdaClient } from '../emulator/clients.ts'

const aws = useAws()

/** Another deployment sends its code once, before the first request of an operation. */
function interrupt(operation: string) {
  const client = lambdaClient(aws.endpoint.url)
  aws.once(operation, async () => {
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ZipFile: OTHER }))
    client.destroy()
  })
}

test('an update that another one overtakes waits for it and then wins', async () => {
  const fn = aws.addFunction({ settle: [{ milliseconds: 3000 }, {}] })
  interrupt('UpdateFunctionCode')
  const deployment = await aws.deploy()
  expect(deployment.current.codeSha256).toBe(fn.latest.code.sha256)
  expect(
    aws.endpoint.requests.flatMap(({ operation, status }) =>
      operation === 'UpdateFunctionCode' ? status : [],
    ),
  ).toEqual([409, 200, 200])
  expect(aws.clock.elapsedMs).toBeGreaterThanOrEqual(3000)
})

test('an update that is replaced before it was published is never published', async () => {
  const fn = aws.addFunction({ ...LIVE })
  interrupt('PublishVersion')
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
