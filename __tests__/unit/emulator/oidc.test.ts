import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld } from '../../../emulator/aws/world.js'

test('a token says what the world says, and for whom; without the bearer of the job there is none', async () => {
  const now = Date.parse('2026-01-31T12:00:00Z')
  const world = createWorld({ now: () => now })
  world.idTokenClaims = { ...world.idTokenClaims, sub: 'repo:octo-org@123/checkout@456:environment:prod' }
  const endpoint = await startEndpoint({ world })
  const env = clientEnvironment(endpoint, { oidc: true })
  const url = `${env['ACTIONS_ID_TOKEN_REQUEST_URL']}&audience=https://example.org`
  const authorization = `Bearer ${env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}`

  const answer = (await (await fetch(url, { headers: { authorization } })).json()) as { value: string }
  const [, payload = ''] = answer.value.split('.')
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
    aud: 'https://example.org',
    sub: 'repo:octo-org@123/checkout@456:environment:prod',
    iss: 'https://token.actions.githubusercontent.com',
    exp: Math.floor(now / 1000) + 300,
  })
  expect((await fetch(url)).status).toBe(401)
  expect(endpoint.requests).toMatchObject([{ operation: 'GetIdToken', status: 200 }, { status: 401 }])
  expect(endpoint.refused).toEqual([])
  await endpoint.close()
})
