import { LambdaClient, ListAliasesCommand } from '@aws-sdk/client-lambda'
import { S3Client, UploadPartCommand } from '@aws-sdk/client-s3'
import { requestHandler } from '../../../src/aws/http.ts'
import { FakeClock } from '../host.ts'
import { useAws } from './test-aws.ts'

const aws = useAws()

/** What is said of one request by the SDK to a URL. */
async function linesOf(endpoint: string, label: object = {}): Promise<string[]> {
  const lines: string[] = []
  const clock = new FakeClock()
  const client = new LambdaClient({
    region: 'eu-west-1',
    endpoint,
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
    requestHandler: requestHandler({}, undefined, { debug: (line) => lines.push(line), clock }),
  })
  const command = new ListAliasesCommand({ FunctionName: 'checkout', Marker: 'a-query-that-may-be-secret' })
  await client.send(command, label).catch(() => undefined)
  return lines
}

test('an answer is said with its status and request id, and without the query', async () => {
  aws.addFunction()
  const [line, ...others] = await linesOf(aws.endpoint.url, { operation: 'lambda:ListAliases', attempt: 3 })
  expect(others).toEqual([])
  expect(line).toMatch(
    /^lambda:ListAliases \(GET 127\.0\.0\.1\/2015-03-31\/functions\/checkout\/aliases\): \d{3}, 0 ms, attempt 3, request id [\w-]{36}$/,
  )
})

test('a request without an answer is said with what became of it', async () => {
  expect(await linesOf('http://127.0.0.1:1')).toEqual([
    expect.stringMatching(/^GET 127\.0\.0\.1\/.*\/aliases: .*ECONNREFUSED.*, 0 ms, attempt 1$/),
  ])
})

test("what the SDK sends by itself is called by its name, with the SDK's own count", async () => {
  const lines: string[] = []
  const client = new S3Client({
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:1',
    forcePathStyle: true,
    maxAttempts: 2,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
    requestHandler: requestHandler({}, undefined, {
      debug: (line) => lines.push(line),
      clock: new FakeClock(),
    }),
  })
  const part = { Bucket: 'packages', Key: 'a.zip', UploadId: 'hidden', PartNumber: 7, Body: 'x' }
  await client.send(new UploadPartCommand(part)).catch(() => undefined)
  expect(lines).toEqual([
    expect.stringMatching(/^s3:UploadPart 7 \(PUT 127\.0\.0\.1\/packages\/a\.zip\): .*, attempt 1$/),
    expect.stringMatching(/^s3:UploadPart 7 \(PUT 127\.0\.0\.1\/packages\/a\.zip\): .*, attempt 2$/),
  ])
})
