import { errorOf, Scenario } from './scenario.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const SUBJECT = 'repo:octo-org/checkout:ref:refs/heads/main'
const DEPLOY = { 'function-name': 'greeting', 'zip-file': 'function.zip', 'role-to-assume': ROLE }

let scenario: Scenario
beforeEach(async () => {
  scenario = await Scenario.open()
})
afterEach(() => scenario.close())

test("the role is assumed with the job's token, whose secrets are masked and never printed", async () => {
  scenario.world.addRole({ name: 'deploy' })
  const outcome = await scenario.run(DEPLOY, { oidc: true })
  expect(outcome.exitCode).toBe(0)
  expect(outcome.operations.slice(0, 3)).toEqual(['GetIdToken', 'AssumeRoleWithWebIdentity', 'GetFunction'])
  const session = [...scenario.world.credentials.values()].find(({ arn }) => arn.includes('assumed-role'))
  const printed =
    outcome.output.replace(/^::add-mask::.*$/gm, '') + outcome.summary + JSON.stringify(outcome.outputs)
  for (const secret of [session?.accessKeyId, session?.secretAccessKey, session?.sessionToken]) {
    expect(outcome.masks).toContain(secret)
    expect(printed).not.toContain(secret)
  }
  const token = outcome.masks.find((mask) => mask.split('.').length === 3)
  expect(token).toBeDefined()
  expect(printed).not.toContain(token)
  expect(outcome.envFile).toEqual({})
})

test('a refused token is explained by what it says and what the trust policy has to say', async () => {
  scenario.world.addRole({
    name: 'deploy',
    trust: { subject: 'repo:octo-org/checkout:environment:production' },
  })
  const outcome = await scenario.run(DEPLOY, { oidc: true })
  const error = errorOf(outcome)
  expect(error).toContain('Not authorized to perform sts:AssumeRoleWithWebIdentity')
  expect(error).toContain(`sub = ${SUBJECT}\n  aud = sts.amazonaws.com`)
  expect(error).toContain(`"token.actions.githubusercontent.com:sub": "${SUBJECT}"`)
  expect(error).not.toContain('All permissions')
  expect(outcome.operations).toEqual(['GetIdToken', 'AssumeRoleWithWebIdentity'])
})

test('a job without the permission learns which one', async () => {
  const outcome = await scenario.run(DEPLOY)
  expect(errorOf(outcome)).toMatch(/forks never get a token.*id-token: write/s)
  expect(outcome.requests).toEqual([])
})

test('credentials of another account are refused before anything is touched', async () => {
  const inputs = {
    'function-name': 'greeting',
    'zip-file': 'function.zip',
    'allowed-account-ids': '210987654321',
  }
  const outcome = await scenario.run(inputs)
  expect(errorOf(outcome)).toMatch(/are of account 123456789012, which `allowed-account-ids` does not list/)
  expect(outcome.operations).toEqual(['GetCallerIdentity'])
})

test('a role is chained from the credentials that are there', async () => {
  scenario.world.addRole({ name: 'deploy', trust: { externalId: 'for-the-shop' } })
  const chained = { ...DEPLOY, 'role-chaining': 'true' }
  const refused = await scenario.run(chained)
  expect(errorOf(refused)).toMatch(/could not be assumed/)
  const outcome = await scenario.run({ ...chained, 'role-external-id': 'for-the-shop' })
  expect(outcome.exitCode).toBe(0)
  expect(outcome.operations[0]).toBe('AssumeRole')
})
