import type { RequestRecord } from '../../emulator/aws/endpoint/record.js'
import { ROLE, type Scenario } from '../../scenarios/scenario.js'
import { TARGET, unpublished } from '../../scenarios/start.js'
import { runBundle } from '../harness/bundle.js'
import { Folders } from '../harness/folders.js'
import { worldOf } from '../stand-ins/local-world.js'

const action = process.env['ACTION_DIR'] ?? new URL('../..', import.meta.url).pathname
const scenario: Scenario = {
  name: 'a directory, with a role',
  inputs: { ...TARGET, 'source-dir': '.', 'role-to-assume': ROLE },
  files: { 'index.mjs': Buffer.from('export const handler = async () => {}') },
  oidc: true,
  start: { ...unpublished(), role: {} },
}

test('the token is masked before a service that quotes it can be quoted', async () => {
  const tokens: string[] = []
  const fault = { status: 400, errorType: 'InvalidIdentityToken', message: '' }
  const when = ({ body }: RequestRecord) => {
    const { WebIdentityToken: token } = Object(body)
    tokens.push(token)
    fault.message = `This is no token: ${token}`
    return true
  }
  const folders = await Folders.open(scenario)
  const { workspace, runnerTemp: temporary } = folders
  try {
    const { result } = await runBundle({
      ...{ action, scenario, world: worldOf(scenario), workspace, temporary },
      faults: [{ operation: 'AssumeRoleWithWebIdentity', times: 9, when, fault }],
    })
    expect(tokens).toHaveLength(1)
    const lines = result.output.split('\n').filter((line) => line.includes(tokens[0] ?? ''))
    expect(lines[0]).toBe(`::add-mask::${tokens[0]}`)
    expect(lines.length).toBeGreaterThan(1)
    expect(result.log).toContain('This is no token: ***')
    expect(result.log).not.toContain(tokens[0])
  } finally {
    await folders.close()
  }
})
