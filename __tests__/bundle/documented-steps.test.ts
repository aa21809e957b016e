import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { World } from '../../emulator/aws/world.js'
import { startGitHubApi } from '../../emulator/github/api/server.js'
import { JOB_TOKEN, runAction } from '../../emulator/github/run-action.js'
import { NEW, OLD } from '../../scenarios/packages.js'
import { documents, stepsIn } from '../harness/documents.js'

const action = process.env['ACTION_DIR'] ?? new URL('../..', import.meta.url).pathname
const steps = [...documents()].flatMap(([path, text]) => stepsIn(path, text))
const REGIONS = ['eu-west-1', 'us-east-1']

const workspace = mkdtempSync(join(tmpdir(), 'documented-'))
const event = join(workspace, 'event.json')
beforeAll(() => {
  mkdirSync(join(workspace, 'build'))
  writeFileSync(join(workspace, 'build/index.mjs'), 'export const handler = async () => ({ status: "ok" })\n')
  writeFileSync(join(workspace, 'build/index.mjs.map'), '{}')
  writeFileSync(join(workspace, 'build/function.zip'), NEW)
  writeFileSync(event, JSON.stringify({ release: { id: 1, tag_name: 'v1' } }))
})
afterAll(() => rmSync(workspace, { recursive: true }))

/** Everything that a documented step takes for granted. */
function documentedWorld(): World {
  const world = new World({ settle: { reads: 0 } })
  const answer = { payload: { status: 'ok' } }
  for (const region of REGIONS) {
    for (const name of ['greeting', 'checkout', 'cart']) {
      const versions = [{}, {}]
      const aliases = [{ name: 'live', version: '2' }]
      const fn = { name, region, zip: OLD, runtime: 'nodejs24.x', handler: 'index.handler' }
      world.addFunction({ ...fn, versions, aliases, answer })
    }
    world.addBucket({ name: `my-packages-${region}`, region })
    world.addBucket({ name: `shop-packages-${region}`, region })
  }
  world.addBucket({ name: 'my-packages' })
  world.putObject('my-packages', 'builds/function.zip', NEW)
  for (const tag of ['v0', 'v1']) world.addImage({ repository: 'greeting', tag })
  const imageUri = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/greeting:v0'
  world.addFunction({ name: 'greeting-image', imageUri })
  for (const name of ['deploy-greeting', 'deploy-shop']) world.addRole({ name })
  return world
}

test('the documents have steps', () => {
  expect(steps.length).toBeGreaterThan(10)
})

test.each(steps.map(({ where, inputs }) => [where, inputs]))('%s deploys', async (_, inputs) => {
  const [endpoint, api] = await Promise.all([
    startEndpoint({ world: documentedWorld() }),
    startGitHubApi({
      releases: [{ tag: 'v1', assets: [{ name: 'function-1.zip', body: NEW }] }],
      token: JOB_TOKEN,
    }),
  ])
  try {
    const result = await runAction({
      actionDir: action,
      workspace,
      inputs,
      env: {
        ...clientEnvironment(endpoint, { oidc: true }),
        GITHUB_API_URL: api.url,
        GITHUB_EVENT_NAME: 'release',
        GITHUB_EVENT_PATH: event,
        GITHUB_REF_NAME: 'v1',
      },
    })
    expect(result.annotations).toEqual([])
    expect(result.conclusion).toBe('success')
    expect(result.outputs['changed']).toBe(String(inputs['published-version'] === undefined))
  } finally {
    await endpoint.close()
    await api.close()
  }
})
