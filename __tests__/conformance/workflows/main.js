import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld } from '../../../emulator/aws/world.js'
import { startGitHubApi } from '../../../emulator/github/api/server.js'
import { JOB_TOKEN } from '../../../emulator/github/run-action.js'
import { Checks } from '../checks/checks.js'
import { ROOT } from '../programs/cache.js'
import { createRepository } from './act.js'
import { CASES, LINTED_ONLY } from './cases.js'
import { invoke } from './invoke.js'

/** @import { World } from '../../../emulator/aws/world.js' */
/** @import { Case } from './case.js' */

const EXAMPLES = join(ROOT, 'examples')

const checks = new Checks()
await checks.check('README', 'names every example, and each is run that can be', everyExampleIsRun)
const repository = await createRepository()
try {
  for (const one of CASES) await checks.check('act', one.workflow, () => runCase(one))
} finally {
  await repository.remove()
}
checks.finish()

async function everyExampleIsRun() {
  const files = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.yml'))
  const readme = await readFile(join(EXAMPLES, 'README.md'), 'utf8')
  const rows = [...readme.matchAll(/^\| \[(.+)\]\(\1\) \|/gm)].map(([, name]) => name)
  assert.deepEqual(rows.toSorted(), files.toSorted())
  const run = CASES.map(({ workflow }) => workflow).filter((name) => name.startsWith('examples/'))
  const known = [...run, ...LINTED_ONLY.map((name) => `examples/${name}`)]
  assert.deepEqual(known.toSorted(), files.map((name) => `examples/${name}`).toSorted())
}

/** @param {Case} one */
async function runCase({
  workflow,
  event,
  payload = {},
  prepare,
  releases,
  fails = false,
  warning,
  ...after
}) {
  const world = createWorld()
  prepare(world)
  const endpoint = await startEndpoint({ world })
  const api = releases && (await startGitHubApi({ releases, token: JOB_TOKEN }))
  // No keys, but for the case without a role: an example has only the token of its job.
  const env = clientEnvironment(endpoint, {
    oidc: true,
    ...(fails ? {} : { credentials: null, region: null }),
  })
  const run = async () => {
    const { code, stdout, stderr } = await repository.act(event, workflow, { env, payload, api: api?.url })
    const output = `${stdout}${stderr}`
    assert.equal(code === 0, !fails, output)
    assert.deepEqual(endpoint.refused, [])
    if (!fails) refuseOtherWarnings(output, warning)
    return output
  }
  const uploads = () => endpoint.requests.filter(({ operation }) => operation === 'UpdateFunctionCode').length
  try {
    const output = await run()
    after.check({ world, output })
    if (!fails) await invokeAll(world, after.answer)
    if (!after.repeats) return
    const before = uploads()
    await run()
    assert.equal(uploads(), before, 'the second run uploads nothing')
  } finally {
    await endpoint.close()
    await api?.close()
  }
}

/**
 * @param {string} output
 * @param {RegExp | undefined} expected the only warning there may be, and has to be
 */
function refuseOtherWarnings(output, expected) {
  const warnings = [...output.matchAll(/::(?:warning|error)\b.*/g)].map(([line]) => line)
  const others = warnings.filter((line) => !expected?.test(line))
  assert.deepEqual(others, [])
  assert.equal(warnings.length > 0, expected !== undefined, `no warning like ${expected}:\n${output}`)
}

/**
 * Every function that has a zip afterwards works.
 *
 * @param {World} world
 * @param {string | undefined} answer undefined where there are images alone
 */
async function invokeAll(world, answer) {
  const zips = [...world.functions.values()].flatMap(({ latest }) => latest.code.zip ?? [])
  assert.equal(zips.length > 0, answer !== undefined)
  for (const zip of zips) assert.equal(await invoke(zip), answer)
}
