import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { OnRequest } from '../../emulator/aws/server.js'
import { ROLE, type Scenario } from '../../scenarios/scenario.js'
import { TARGET, unpublished } from '../../scenarios/start.js'
import { runBundle } from '../harness/bundle.js'
import { Folders, leftIn } from '../harness/folders.js'
import { worldOf } from '../stand-ins/local-world.js'

const action = process.env['ACTION_DIR'] ?? new URL('../..', import.meta.url).pathname
const KEYS: Scenario = {
  name: 'a directory, with keys',
  inputs: { ...TARGET, 'source-dir': '.' },
  files: { 'index.mjs': Buffer.from('export const handler = async () => {}') },
  start: unpublished(),
}
const OIDC: Scenario = {
  ...KEYS,
  name: 'a directory, with a role',
  inputs: { ...KEYS.inputs, 'role-to-assume': ROLE },
  oidc: true,
  start: { ...unpublished(), role: {} },
}

async function run(scenario: Scenario, onRequest?: (folders: Folders) => OnRequest) {
  const folders = await Folders.open(scenario)
  const { workspace, runnerTemp: temporary } = folders
  const file = join(folders.root, 'loaded')
  const env = {
    LOADED_FILE: file,
    NODE_OPTIONS: `--import=${new URL('record-loaded.js', import.meta.url).href}`,
  }
  const world = worldOf(scenario)
  const more = { env, ...(onRequest && { onRequest: onRequest(folders) }) }
  try {
    const { result, requests } = await runBundle({ action, scenario, world, workspace, temporary, ...more })
    const loaded = (await readFile(file, 'utf8')).trim().split('\n')
    return {
      exitCode: result.exitCode,
      left: await leftIn(temporary),
      loaded: requests.map(({ operation }, at) => ({ operation, ...JSON.parse(loaded[at] ?? '{}') })),
    }
  } finally {
    await folders.close()
  }
}

/** Of at most three runs: on a busy machine a request starts when what is loaded meanwhile is there already. */
async function leastLoaded(scenario: Scenario, operation: string, kilobytes: number) {
  for (let tries = 1; ; tries++) {
    const { loaded } = await run(scenario)
    const known = loaded.find((each) => each.operation === operation)
    if (tries === 3 || known.bytes / 1000 <= kilobytes) return known
  }
}

/*
 * What is loaded has to be compiled, which is most of the time before the first request. The limits are about a
 * twentieth above what is needed, and the report, which may be loaded by then: what is not needed so early is
 * loaded later, by `await import()`.
 */
test.each([
  ['keys', KEYS, 'GetFunction', { files: 10, kilobytes: 1_170, builtins: 16 }],
  ['a role', OIDC, 'AssumeRoleWithWebIdentity', { files: 11, kilobytes: 1_330, builtins: 19 }],
] as const)('with %s no more code is loaded than is needed', async (_, scenario, operation, most) => {
  const { files, bytes, builtins } = await leastLoaded(scenario, operation, most.kilobytes)
  for (const [name, value] of Object.entries({ files, kilobytes: bytes / 1000, builtins })) {
    expect([name, value <= most[name as keyof typeof most], value]).toEqual([name, true, value])
  }
})

test('a directory is packaged while the token is on its way', async () => {
  let packaged: readonly string[] = []
  const { exitCode, left } = await run(OIDC, ({ runnerTemp }) => async ({ operation }, phase) => {
    if (operation !== 'GetIdToken' || phase === 'after') return
    // Waits for ever where the package waits for the token.
    for (; packaged.length === 0; await setTimeout(5)) {
      const inside = await readdir(runnerTemp, { recursive: true })
      packaged = inside.filter((name) => name.endsWith('.zip'))
    }
  })
  expect(packaged).toEqual([expect.stringMatching(/^deploy-lambda-\w+\/code-[0-9a-f]{16}\.zip$/)])
  expect({ exitCode, left }).toEqual({ exitCode: 0, left: undefined })
})

test('a package that is under way is given up where the credentials are refused', async () => {
  const refused = { ...OIDC, start: unpublished() }
  expect(await run(refused)).toMatchObject({ exitCode: 1, left: undefined })
})
