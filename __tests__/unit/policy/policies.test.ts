import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { policiesFor, wholePolicy } from '../../../src/policy/policies.ts'

const CLI = new URL('../../../tools/policy/main.js', import.meta.url).pathname
const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const STEP = {
  'function-name': 'greeting',
  'aws-region': 'eu-west-1',
  'role-to-assume': ROLE,
  'zip-file': 'f.zip',
}
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:greeting'

const resources = (inputs: Record<string, string>, facts = {}) =>
  policiesFor(inputs, facts).permissions.Statement.map(({ Resource }) => Resource)

test.each([
  ['a name, with Region and role', STEP, ARN],
  ['an ARN alone', { 'function-name': ARN, 'zip-file': 'f.zip' }, ARN],
  [
    'a partial ARN',
    { 'function-name': '210987654321:function:greeting', 'aws-region': 'eu-west-1' },
    ARN.replace('123456789012', '210987654321'),
  ],
  [
    'a name alone, which is not enough',
    { 'function-name': 'greeting' },
    'arn:aws:lambda:REGION:ACCOUNT:function:greeting',
  ],
  [
    'China',
    { ...STEP, 'aws-region': 'cn-north-1', 'role-to-assume': ROLE.replace('aws', 'aws-cn') },
    'arn:aws-cn:lambda:cn-north-1:123456789012:function:greeting',
  ],
  [
    'a Region that only the role tells the partition of',
    { 'function-name': 'greeting', 'role-to-assume': ROLE.replace('aws', 'aws-cn') },
    'arn:aws-cn:lambda:REGION:123456789012:function:greeting',
  ],
  [
    'an isolated Region',
    { 'function-name': 'greeting', 'aws-region': 'us-isob-east-1' },
    'arn:aws-iso-b:lambda:us-isob-east-1:ACCOUNT:function:greeting',
  ],
])('the function is named exactly: %s', (_, inputs, arn) => {
  expect(resources(inputs)).toEqual([arn])
})

test.each([
  [{ 's3-bucket': 'packages-{account}-{region}' }, 'packages-123456789012-eu-west-1/lambda/*.zip'],
  [{ 's3-bucket': 'packages', 's3-key': '{function}/{sha256}.zip' }, 'packages/greeting/*.zip'],
  [
    { 's3-bucket': 'packages', 's3-key': 'odd*name?$.zip' },
    ['packages/odd', '{*}name', '{?}', '{$}.zip'].join('$'),
  ],
])('a staged package is named as exactly as can be: %j', (inputs, place) => {
  expect(resources({ ...STEP, ...inputs })).toEqual([ARN, `arn:aws:s3:::${place}`])
})

test('the facts of a run complete a bare name', () => {
  const facts = { account: '123456789012', region: 'cn-north-1' }
  expect(resources({ 'function-name': 'greeting' }, facts)).toEqual([
    'arn:aws-cn:lambda:cn-north-1:123456789012:function:greeting',
  ])
})

const GITHUB = 'token.actions.githubusercontent.com'

const trustOf = (inputs: Record<string, string>, job: object) => {
  const [statement] = policiesFor({ ...STEP, ...inputs }, job).trust?.Statement ?? []
  return statement as { Principal: { Federated: string }; Condition: Record<string, Record<string, string>> }
}

const SUBJECT = 'repo:octo-org/shop:ref:refs/'

/** As GitHub's pages word them. */
test.each([
  [{ ref: 'refs/heads/main' }, `${SUBJECT}heads/main`],
  [{ ref: 'refs/tags/v1' }, `${SUBJECT}tags/v1`],
  [{ ref: 'refs/pull/12/merge' }, 'repo:octo-org/shop:pull_request'],
  [{ environment: 'production' }, 'repo:octo-org/shop:environment:production'],
  [{ environment: 'production', ref: 'refs/pull/12/merge' }, 'repo:octo-org/shop:environment:production'],
  [
    { subject: 'repo:octo-org@1/shop@2:pull_request', environment: 'production' },
    'repo:octo-org@1/shop@2:pull_request',
  ],
])('the trust policy has the subject of the job: %j', (job, sub) => {
  const StringEquals = { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:sub`]: sub }
  expect(trustOf({}, { repository: 'octo-org/shop', ...job }).Condition).toEqual({ StringEquals })
})

test.each([
  ['*', 'repo:octo-org/shop:ref:*'],
  ['refs/*', `${SUBJECT}*`],
  ['refs/heads/release/*', `${SUBJECT}heads/release/*`],
  ['refs/tags/v?', `${SUBJECT}tags/v?`],
])('%s is compared as a pattern, the audience is not', (ref, sub) => {
  expect(trustOf({}, { repository: 'octo-org/shop', ref }).Condition).toEqual({
    StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' },
    StringLike: { [`${GITHUB}:sub`]: sub },
  })
})

test.each([
  ['main', 'ref=refs/heads/main (or ref=refs/tags/main for a tag)'],
  ['heads/main', 'ref=refs/heads/main'],
  ['tags/v1', 'ref=refs/tags/v1'],
  ['pull/12/merge', 'ref=refs/pull/12/merge'],
  ['release/*', 'ref=refs/heads/release/* (or ref=refs/tags/release/* for a tag)'],
])('no token has the ref %s: the whole one is asked for', (ref, hint) => {
  const refused = `\`ref\` is ${JSON.stringify(ref)}, which no token has; write ${hint}.`
  expect(() => trustOf({}, { ref })).toThrow(new Error(refused))
})

test.each([
  [
    { repository: 'octo-org' },
    '`repository` must be OWNER/NAME, such as octo-org/greeting; it is "octo-org".',
  ],
  [
    { repository: 'https://github.com/octo-org/shop' },
    '`repository` must be OWNER/NAME, such as octo-org/greeting; it is "https://github.com/octo-org/shop".',
  ],
  [{ repository: '*/*' }, '`repository` must be OWNER/NAME, such as octo-org/greeting; it is "*/*".'],
  [{ subject: '*' }, '`subject` is "*", which lets in repositories of others; name the owner.'],
  [
    { subject: 'repo:*:ref:refs/heads/main' },
    '`subject` is "repo:*:ref:refs/heads/main", which lets in repositories of others; name the owner.',
  ],
  [{ account: '1234-5678-9012' }, '`account` must be an account id of 12 digits; it is "1234-5678-9012".'],
])('no policy is printed for %j', (job, refused) => {
  expect(() => trustOf({}, job)).toThrow(new Error(refused))
})

test('the audience is the one of the partition', () => {
  const inputs = { 'aws-region': 'cn-north-1', 'role-to-assume': 'arn:aws-cn:iam::123456789012:role/deploy' }
  const { StringEquals } = trustOf(inputs, {}).Condition
  expect(StringEquals).toMatchObject({ [`${GITHUB}:aud`]: 'sts.amazonaws.com.cn' })
})

test.each([
  [`https://${GITHUB}/octo-ent`, `${GITHUB}/octo-ent`],
  ['https://ghe.example.com/_services/token/', 'ghe.example.com/_services/token'],
])('the issuer %s is the provider', (issuer, provider) => {
  const { Principal, Condition } = trustOf({}, { issuer })
  expect(Principal.Federated).toBe(`arn:aws:iam::123456789012:oidc-provider/${provider}`)
  expect(Object.keys(Condition['StringEquals'] ?? {})).toEqual([`${provider}:aud`, `${provider}:sub`])
})

const actions = (inputs: Record<string, string>) =>
  policiesFor({ ...STEP, ...inputs }).permissions.Statement.flatMap(({ Action }) => Action)

test.each([
  [{}, ['lambda:GetFunction']],
  [{ alias: 'live' }, ['lambda:GetFunction', 'lambda:GetAlias', 'lambda:GetFunction']],
  [{ publish: 'true' }, ['lambda:GetFunction', 'lambda:ListVersionsByFunction']],
  [{ 's3-bucket': 'packages' }, ['lambda:GetFunction']],
])('a role for dry runs with %j only reads', (inputs, read) => {
  expect(actions({ ...inputs, 'dry-run': 'True' })).toEqual(read)
  expect(policiesFor({ ...STEP, ...inputs, 'dry-run': 'True' }).optional).toEqual([
    {
      neededOnlyIf: expect.stringMatching(/^Lambda has to check the update/),
      statement: {
        Sid: 'CheckUpdate',
        Effect: 'Allow',
        Action: ['lambda:UpdateFunctionCode'],
        Resource: ARN,
      },
    },
  ])
})

test('what only some steps need stands apart, with its reason', () => {
  const inputs = { ...STEP, 's3-bucket': 'packages', alias: 'live' }
  expect(policiesFor(inputs).optional).toEqual([
    {
      neededOnlyIf: expect.stringContaining('customer managed KMS key'),
      statement: expect.objectContaining({
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: 'arn:aws:kms:eu-west-1:123456789012:key/KEY_ID',
      }),
    },
    {
      neededOnlyIf: expect.stringContaining('provisioned concurrency'),
      statement: expect.objectContaining({
        Action: ['lambda:GetProvisionedConcurrencyConfig'],
        Resource: `${ARN}:live`,
      }),
    },
  ])
  const { 'zip-file': _, ...step } = STEP
  const read = policiesFor({ ...step, 's3-bucket': 'packages', 's3-key': 'a.zip' }).optional
  expect(read?.map(({ statement }) => statement.Action)).toEqual([['kms:Decrypt']])
})

test('the whole policy of a step is one JSON to copy', () => {
  const inputs = { ...STEP, alias: 'live' }
  const { language, text } = wholePolicy(inputs)
  expect(language).toBe('json')
  expect(JSON.parse(text)).toEqual(policiesFor(inputs).permissions)
  expect(text).toContain('"lambda:UpdateAlias"')
})

const SETTINGS = `Role: arn:aws:iam::123456789012:role/greeting
Runtime: nodejs24.x
Handler: index.handler
Layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"]
Environment: {Variables: {TOKEN: "\${{ secrets.TOKEN }}", STAGE: null}}
Timeout: \${{ vars.TIMEOUT }}
VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [sg-1]}
`
const ARN_OF_FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:greeting'
const CONFIGURED = { 'function-name': ARN_OF_FUNCTION, 'zip-file': 'function.zip', configuration: SETTINGS }

test('a configuration takes what it passes on, a creation what it creates', () => {
  const sids = (more: Record<string, string>) =>
    policiesFor({ ...CONFIGURED, ...more }).permissions.Statement.map(({ Sid }) => Sid)
  expect(sids({})).toEqual(['Deploy', 'Configure', 'PassRole', 'ReadLayers'])
  expect(sids({ 'create-if-missing': 'true' })).toEqual([
    'Deploy',
    'Configure',
    'Create',
    'PassRole',
    'ReadLayers',
  ])
  expect(sids({ configuration: 'MemorySize: 512' })).toEqual(['Deploy', 'Configure'])
  expect(sids({ configuration: '' })).toEqual(['Deploy'])
  expect(sids({ 'dry-run': 'true', 'create-if-missing': 'true' })).toEqual(['Read'])
  expect(policiesFor(CONFIGURED).permissions.Statement.slice(1, 3)).toEqual([
    {
      Sid: 'Configure',
      Effect: 'Allow',
      Action: ['lambda:UpdateFunctionConfiguration'],
      Resource: ARN_OF_FUNCTION,
    },
    {
      Sid: 'PassRole',
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: 'arn:aws:iam::123456789012:role/greeting',
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    },
  ])
  expect(policiesFor(CONFIGURED).optional?.map(({ statement }) => statement.Sid)).toEqual([
    'UseKeyOfVariables',
    'ReadNetwork',
  ])
})

test('a role that only a run can tell is no role to pass on', () => {
  const problem = /`configuration` has no ARN as `Role`/
  expect(() => policiesFor({ ...CONFIGURED, configuration: `Role: \${{ vars.ROLE }}` })).toThrow(problem)
  expect(() => policiesFor({ ...CONFIGURED, configuration: 'Role: greeting' })).toThrow(problem)
})

test('a chained role has no trust by OIDC, but a caller that may assume it', () => {
  const { trust, caller } = policiesFor({ ...STEP, 'role-chaining': 'true' })
  expect(trust).toBeUndefined()
  expect(caller?.Statement).toEqual([
    { Sid: 'Assume', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: ROLE },
  ])
})

test('a key lets Lambda encrypt the packages of this function', () => {
  const { key } = policiesFor({ ...STEP, 'source-kms-key-arn': 'arn:aws:kms:eu-west-1:123456789012:key/k' })
  expect(key?.Statement).toEqual([
    expect.objectContaining({
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Condition: { StringLike: { 'kms:EncryptionContext:aws:lambda:FunctionArn': ARN } },
    }),
  ])
})

const command = (words: readonly string[], env: Record<string, string> = {}, ...flags: string[]) =>
  promisify(execFile)(process.execPath, [...flags, CLI, ...words], { env })

/** The step as arguments of the command. */
const ARGUMENTS = Object.entries(STEP).map(([name, value]) => `${name}=${value}`)

test('the command prints what the function answers, with the job that the runner names', async () => {
  const env = { GITHUB_REPOSITORY: 'octo-org/shop', GITHUB_REF: 'refs/heads/release' }
  const issuer = 'https://ghe.example.com/_services/token'
  const { stdout } = await command([...ARGUMENTS, `issuer=${issuer}`], env)
  const job = { repository: 'octo-org/shop', ref: 'refs/heads/release', issuer }
  expect(JSON.parse(stdout)).toEqual(policiesFor(STEP, job))
})

const NO_PLACE = ['function-name=greeting', 'zip-file=f.zip', 's3-bucket=packages-{region}']

test.each([
  [
    NO_PLACE,
    [
      'To be replaced before this is used:',
      '  REGION stands for the Region of the function: give aws-region=...',
      '  ACCOUNT stands for an account id: give account=...',
    ],
  ],
  [
    ARGUMENTS,
    [
      'To be replaced before this is used:',
      '  OWNER/REPOSITORY stands for the repository of the workflow: give repository=...',
      '  refs/heads/main stands for the runs that may assume the role: give ref=..., environment=... or subject=...',
    ],
  ],
  [[...ARGUMENTS, 'repository=octo-org/shop', 'environment=production'], ['']],
  [[...ARGUMENTS, 'subject=repo:octo-org@1/shop@2:pull_request'], ['']],
])(
  'what is to be replaced is said apart from the JSON, with the argument that gives it: %j',
  async (words, lines) => {
    const { stdout, stderr } = await command(words)
    expect(JSON.parse(stdout)).toHaveProperty('permissions')
    expect(stderr.trimEnd().split('\n')).toEqual(lines)
  },
)

test('only what is printed is to be replaced, and what is left out is said', async () => {
  const job = [
    'role-to-assume=arn:aws-cn:iam::123456789012:role/deploy',
    'repository=octo-org/shop',
    'ref=refs/heads/main',
  ]
  const trust = await command(['--as', 'trust', 'function-name=greeting', ...job])
  expect(trust.stderr).toBe('')
  const key = 'source-kms-key-arn=arn:aws-cn:kms:cn-north-1:123456789012:key/one'
  const commands = await command([
    '--as',
    'commands',
    'function-name=greeting',
    'aws-region=cn-north-1',
    key,
    ...job,
  ])
  expect(commands.stdout).toContain('--client-id-list sts.amazonaws.com.cn\n')
  expect(commands.stderr).toContain('Left out, since it is for another policy (--as json has it): key')
})

test.each(['--help', '-h'])('%s names every input of action.yml, and is no error', async (word) => {
  const { stdout, stderr } = await command([word])
  const { inputs } = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8'))
  for (const name of Object.keys(inputs)) expect(stdout.split(/\s+/)).toContain(name)
  expect(stderr).toBe('')
})

test.each([
  [
    ['function-nam=greeting'],
    /"function-nam=greeting" is not NAME=VALUE of an input: did you mean function-name=/,
  ],
  [['constructor=x'], /"constructor=x" is not NAME=VALUE/],
  [['--as', 'toString', ...ARGUMENTS], /^--as must be one of json, .*; it is toString\n$/],
  [[...ARGUMENTS, 'function-name=other'], /^function-name is given twice: /],
  [
    ['--as', 'trust', ...ARGUMENTS, 'role-chaining=true'],
    /^With role-chaining the role trusts the credentials/,
  ],
  [[], /^Usage: npm run -s policy/],
  [['aws-region=eu-west-1'], /`function-name` is missing/],
])('%j is refused', async (words, sentence) => {
  await expect(command(words)).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) })
})

test('a Node that does not run TypeScript says what it takes', async () => {
  const old = '--no-experimental-strip-types'
  await expect(command(['function-name=greeting'], {}, old)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^This needs Node 22\.18 or later, and this is v\d.*: run npm ci first/),
  })
})
