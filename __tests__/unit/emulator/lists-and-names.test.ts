import { GetFunctionCommand, type LambdaClient, ListVersionsByFunctionCommand } from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient } from './clients.ts'

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const FunctionName = 'checkout'

let world: World
let endpoint: Endpoint
let client: LambdaClient

beforeEach(async () => {
  world = createWorld()
  endpoint = await startEndpoint({ world })
  client = lambdaClient(endpoint.url)
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
})

test('versions come fifty at a time, $LATEST first, and without their state', async () => {
  world.addFunction({ name: 'checkout', versions: Array.from({ length: 60 }, () => ({})) })
  const first = await client.send(new ListVersionsByFunctionCommand({ FunctionName, MaxItems: 100 }))
  expect(first.Versions).toHaveLength(50)
  expect(first.Versions?.[0]).toMatchObject({ Version: '$LATEST', FunctionArn: `${ARN}:$LATEST` })
  expect(first.Versions?.[1]).not.toHaveProperty('State')
  const second = await client.send(
    new ListVersionsByFunctionCommand({ FunctionName, Marker: first.NextMarker }),
  )
  expect(second.Versions?.map(({ Version }) => Version)).toEqual(
    Array.from({ length: 11 }, (_, i) => String(50 + i)),
  )
  expect(second.NextMarker).toBeFalsy()
})

test('a function is found by name, partial ARN and ARN, in the Region and account of the caller', async () => {
  world.addFunction({
    name: 'checkout',
    region: 'cn-north-1',
    account: '210987654321',
    tags: { team: 'shop' },
  })
  const { accessKeyId, secretAccessKey } = world.addCredentials({ account: '210987654321' })
  const chinese = lambdaClient(endpoint.url, 'cn-north-1', { accessKeyId, secretAccessKey })
  const arn = 'arn:aws-cn:lambda:cn-north-1:210987654321:function:checkout'
  for (const name of [
    'checkout',
    'function:checkout',
    '210987654321:function:checkout',
    arn,
    `${arn}:$LATEST`,
  ]) {
    const { Configuration, Tags } = await chinese.send(new GetFunctionCommand({ FunctionName: name }))
    expect(Configuration?.FunctionArn).toBe(name.endsWith('$LATEST') ? `${arn}:$LATEST` : arn)
    expect(Tags).toEqual({ team: 'shop' })
  }
  expect((await failureOf(client.send(new GetFunctionCommand({ FunctionName })))).status).toBe(404)
  chinese.destroy()
})
