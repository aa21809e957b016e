import { planConfiguration } from '../../../src/plan/configuration.ts'
import { createHost } from '../host.ts'
import { createInputs } from '../inputs/create-inputs.ts'
import { read } from '../inputs/read-inputs.ts'

/** What is masked of these variables. */
async function masked(variables: Record<string, string | null>, more: Record<string, string> = {}) {
  const given = { configuration: JSON.stringify({ Environment: { Variables: variables } }), ...more }
  const { inputs, collected } = read(given)
  const host = createHost({ env: createInputs(given) })
  await planConfiguration(inputs, collected, host)
  expect(collected.sentences).toEqual([])
  return host.masks
}

test('values of eight characters or more are hidden, once', async () => {
  const values = { TOKEN: 'ghp_0123456789', SAME: 'ghp_0123456789', WORD: 'password', OLD: null }
  expect(await masked(values)).toEqual(['ghp_0123456789', 'password'])
})

test('what is short would hide everything, and is not', async () => {
  expect(
    await masked({
      PORT: '8080',
      DEBUG: 'true',
      STAGE: 'prod',
      SEVEN: '1234567',
      EMPTY: '',
      BLANK: ' '.repeat(20),
    }),
  ).toEqual([])
})

test('each line of a value is hidden for itself: the runner looks at lines', async () => {
  expect(await masked({ PEM: '-----BEGIN KEY-----\r\nMIIBszCCAVmgAwIB\n}\n-----END KEY-----\n' })).toEqual([
    '-----BEGIN KEY-----',
    'MIIBszCCAVmgAwIB',
    '-----END KEY-----',
  ])
})

test('what the step says openly elsewhere is no secret', async () => {
  const open = {
    'function-name': 'checkout-production',
    alias: 'customers',
    AWS_REGION: 'eu-central-1',
    GITHUB_REPOSITORY: 'octo-org/checkout',
  }
  const values = {
    NAME: 'checkout-production',
    WHO: 'customers',
    WHERE: 'eu-central-1',
    FROM: 'octo-org/checkout',
    WHAT: 'function',
    SECRET: 'correct horse',
  }
  expect(await masked(values, open)).toEqual(['correct horse'])
})

test('what another input holds that nothing prints stays a secret', async () => {
  const token = 'ghs_16C7e42F292c6912'
  expect(await masked({ TOKEN: token }, { 'github-token': token })).toEqual([token])
})

test('of a configuration that is refused nothing is read, and nothing hidden', async () => {
  const given = {
    configuration: '{"Timeout": "soon", "Environment": {"Variables": {"A_B": "correct horse"}}}',
  }
  const { inputs, collected } = read(given)
  const host = createHost({ env: createInputs(given) })
  expect(await planConfiguration(inputs, collected, host)).toBeUndefined()
  expect(host.masks).toEqual([])
  expect(collected.sentences.join()).not.toContain('correct horse')
})
