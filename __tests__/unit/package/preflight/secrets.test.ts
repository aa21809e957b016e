import { findingsAlone } from './findings.ts'

test('secrets of the runner are named', async () => {
  const findings = await findingsAlone({
    '.env': 'API_KEY=x',
    'gha-creds-0a1b2c3d.json': '{}',
    'app/.npmrc': '//registry.example/:_authToken=npm_abc',
    '.git/config': '[http]\n\textraheader = AUTHORIZATION: basic eA==\n',
    'index.js': '',
  })
  expect(findings).toEqual([
    {
      rule: 'secret-file',
      file: '.env',
      what: 'The package holds .env, gha-creds-0a1b2c3d.json, app/.npmrc, .git/config: files that are likely to contain secrets.',
      consequence: 'Whoever may download the code of the function can read them.',
      remedy: expect.stringContaining('.lambdaignore'),
      certain: false,
    },
  ])
  expect(JSON.stringify(findings)).not.toContain('npm_abc')
})

/** A variable for npm to fill in. */
const VARIABLE = '$' + '{NPM_TOKEN}'

test.each([
  ['.npmrc', 'save-exact=true\n'],
  ['.npmrc', `//registry.example/:_authToken=${VARIABLE}\n`],
  ['.env', ''],
  ['.env.example', 'API_KEY='],
  ['.env.production', 'PUBLIC_URL=/'],
  ['node_modules/dotenv/test/.env', 'A=1'],
  ['node_modules/a/.npmrc', '_auth=x'],
  ['.git/config', '[core]\n\tbare = false\n'],
  ['src/environment', 'x'],
])('%s with %j is not one', async (name, content) => {
  expect(await findingsAlone({ [name]: content })).toEqual([])
})

test('many are counted', async () => {
  const files = Array.from({ length: 7 }, (_, index) => [`app${index}/.env`, 'A=1'] as const)
  const [finding] = await findingsAlone(files)
  expect(finding?.what).toContain('app4/.env and 2 more: files')
})
