import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConfigurationPlan } from '../../../src/plan/configuration.ts'
import { planOf } from './plan-of.ts'

/** A value that no problem may quote. */
const SECRET = 'hunter2'

const directory = mkdtempSync(join(tmpdir(), 'configuration-'))
afterAll(() => rmSync(directory, { recursive: true }))

function configured(configuration: string): ConfigurationPlan | undefined {
  const { plan, problems } = planOf({ configuration })
  expect(problems).toEqual([])
  return plan?.targets[0]?.configuration
}

function variables(...lines: readonly string[]): Record<string, string | null> {
  const own = configured(['Environment:', '  Variables:', ...lines.map((line) => `    ${line}`)].join('\n'))
  return Object.fromEntries(own?.variables ?? [])
}

function problemsOf(configuration: string, more: Record<string, string> = {}): string[] {
  const { problems } = planOf({ configuration, ...more })
  expect(problems.join('\n')).not.toContain(SECRET)
  return problems
}

test('without the input nothing is planned', () => {
  expect(planOf().plan?.targets[0]).not.toHaveProperty('configuration')
  expect(planOf().plan?.targets[0]).not.toHaveProperty('createIfMissing')
})

const MEMBERS = {
  MemorySize: 512,
  Layers: ['arn:aws:lambda:eu-west-1:123456789012:layer:tools:3'],
  VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [], Ipv6AllowedForDualStack: true },
  TracingConfig: { Mode: 'Active' },
  Description: 'of 2026',
}

test.each([
  ['JSON', JSON.stringify(MEMBERS)],
  ['JSON in lines', JSON.stringify(MEMBERS, undefined, 2)],
  [
    'YAML',
    `MemorySize: 512
Layers: [arn:aws:lambda:eu-west-1:123456789012:layer:tools:3]
VpcConfig:
  SubnetIds:
    - subnet-1
  SecurityGroupIds: []
  Ipv6AllowedForDualStack: true
TracingConfig: {Mode: Active}
Description: "of 2026"`,
  ],
  [
    'YAML with an anchor',
    `${['MemorySize: "512"', 'Layers: [&l "arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"]'].join('\n')}
VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [], Ipv6AllowedForDualStack: True}
TracingConfig: {Mode: Active}
Description: of 2026`,
  ],
])('%s is read with the types of the API', (_, text) => {
  expect(configured(text)).toEqual({ members: MEMBERS, variables: new Map() })
})

test('a file of the workspace is read; a line with a member is none', () => {
  const path = join(directory, 'lambda.yml')
  writeFileSync(path, 'MemorySize: 512\n')
  expect(configured(path)?.members).toEqual({ MemorySize: 512 })
  expect(configured('MemorySize: 512')?.members).toEqual({ MemorySize: 512 })
  expect(configured('{"MemorySize": 512}')?.members).toEqual({ MemorySize: 512 })
})

test('values of variables are the texts that are written, and null removes', () => {
  expect(
    variables('PORT: 8080', 'VERSION: 1.10', 'MODE: 0755', 'DEBUG: true', 'ON: yes', 'WHEN: 2026-01-31'),
  ).toEqual({ PORT: '8080', VERSION: '1.10', MODE: '0755', DEBUG: 'true', ON: 'yes', WHEN: '2026-01-31' })
  expect(variables('OLD: null', 'OLDER: ~', "NAME: 'null'", "EMPTY: ''")).toEqual({
    OLD: null,
    OLDER: null,
    NAME: 'null',
    EMPTY: '',
  })
  expect(variables('TEXT: |', '  one', '  two')).toEqual({ TEXT: 'one\ntwo\n' })
})

test('variables of an anchor are merged', () => {
  const text = `Environment:
  Variables:
    <<: &all {REGION_NAME: eu, STAGE: test}
    STAGE: prod
`
  expect(Object.fromEntries(configured(text)?.variables ?? [])).toEqual({ REGION_NAME: 'eu', STAGE: 'prod' })
})

test.each([
  [
    'MemorySiz: 512',
    '`configuration` has `MemorySiz`, which is no member of UpdateFunctionConfiguration; did you mean `MemorySize`?',
  ],
  [
    'memorySize: 512',
    '`configuration` has `memorySize`, which is no member of UpdateFunctionConfiguration; did you mean `MemorySize`?',
  ],
  ['Memry: 1', expect.stringContaining('did you mean `MemorySize`?')],
  ['Enviroment: {Variables: {A: hunter2}}', expect.stringContaining('did you mean `Environment`?')],
  [
    'Environment: {STAGE: hunter2}',
    '`configuration` has `Environment.STAGE`, which is no member of `Environment`; did you mean `Variables`?',
  ],
  [
    'VpcConfig: {SubnetId: []}',
    expect.stringContaining(
      'has `VpcConfig.SubnetId`, which is no member of `VpcConfig`; did you mean `SubnetIds`?',
    ),
  ],
  ['Env: {A: hunter2}', expect.stringContaining('did you mean `Environment`?')],
  ['Tags: {A: hunter2}', '`configuration` has `Tags`, which is no member of UpdateFunctionConfiguration.'],
  ['Code: hunter2', '`configuration` has `Code`; give a source, such as `zip-file`, instead.'],
  ['Architectures: [arm64]', '`configuration` has `Architectures`; give the input `architecture` instead.'],
  ['RevisionId: abc', '`configuration` has `RevisionId`; give the input `revision-id` instead.'],
  ['FunctionName: abc', '`configuration` has `FunctionName`; give the input `function-name` instead.'],
  ['Timeout: soon', '`configuration` needs a number as `Timeout`.'],
  ['Timeout: 0x10', '`configuration` needs a number as `Timeout`.'],
  ['Layers: arn', '`configuration` needs a list as `Layers`.'],
  ['Layers: null', '`configuration` needs a list as `Layers`; `[]` is the empty one.'],
  ['KMSKeyArn: null', "`configuration` needs a text as `KMSKeyArn`; `''` is the empty one."],
  ['Handler: [a]', '`configuration` needs a text as `Handler`.'],
  ['VpcConfig: null', expect.stringContaining('has no members in `VpcConfig`')],
  [
    'VpcConfig: {Ipv6AllowedForDualStack: yes}',
    '`configuration` needs `true` or `false` as `VpcConfig.Ipv6AllowedForDualStack`.',
  ],
  [
    'Environment: {Variables: [hunter2]}',
    '`configuration` needs names with their values in `Environment.Variables`.',
  ],
  [
    'Environment: {Variables: {A_B: [hunter2]}}',
    '`configuration` needs a text as `Environment.Variables.A_B`.',
  ],
  [
    'Environment: {Variables: {A-B: hunter2}}',
    expect.stringContaining('has `Environment.Variables.A-B`: the name of a variable'),
  ],
  [
    'Environment:\n  Variables:\n    TOKEN:\n',
    "`configuration` gives `Environment.Variables.TOKEN` no value: `null` removes the variable, `''` makes it empty.",
  ],
  ['- hunter2\n- hunter2', expect.stringContaining('has no members')],
])('%s is refused', (text, problem) => {
  expect(problemsOf(text)).toEqual([problem])
})

test.each([
  ['a key twice', 'MemorySize: 1\nMemorySize: 2 # hunter2', 2, 'a key is given twice'],
  ['a tab', 'Environment:\n\tVariables: {A: hunter2}', 2, 'a tab indents it'],
  ['an unknown tag', 'Role: !GetAtt hunter2', 1, 'it has a tag, such as !Ref, that means nothing here'],
  ['two documents', 'Handler: hunter2\n---\nHandler: hunter2', 2, 'there is more than one document'],
  ['what never ends', 'Handler: "hunter2\n', 1, 'it is malformed'],
  ['lists in lists', `hunter2: ${'['.repeat(20_000)}`, 1, 'it is nested too deep'],
  ['maps in maps', `${'{a: '.repeat(20_000)}hunter2${'}'.repeat(20_000)}`, 1, 'it is nested too deep'],
])('YAML with %s is refused by its line', (_, text, line, why) => {
  expect(problemsOf(text)).toEqual([
    expect.stringMatching(
      new RegExp(`^\`configuration\` cannot be read as YAML or JSON, line [${line}${line + 1}]: ${why}\\.$`),
    ),
  ])
})

test('an alias without an anchor, and too many of them, are refused', () => {
  const bomb = [
    'Layers: &a [x,x]',
    ...['b', 'c', 'd', 'e'].map((to, at) => `${to}: &${to} [${`*${'abcd'[at]},`.repeat(9)}]`),
  ]
  expect(problemsOf('Role: *hunter')).toEqual([
    expect.stringContaining('an alias or merge key refers to nothing'),
  ])
  expect(problemsOf(bomb.join('\n'))).toEqual([expect.stringContaining('or there are too many')])
})

test.each([
  [`${SECRET}`, 'it was taken for a path. No such file or directory (ENOENT).'],
  ['MemorySize=512', 'it was taken for a path.'],
  ['infra/lambda.yml', 'it was taken for `infra/lambda.yml`. No such file or directory (ENOENT).'],
])('%s is no file', (text, end) => {
  const [problem, ...others] = problemsOf(text)
  expect(others).toEqual([])
  expect(problem).toContain(end)
})

test('a file that cannot be read is named, with the line', () => {
  const file = join(directory, 'malformed.json')
  writeFileSync(file, '{\n  "MemorySize" 512\n}')
  expect(problemsOf(file)).toEqual([expect.stringMatching(`, line \\d of ${file}: it is malformed`)])
})

test('members that every object has are no members', () => {
  expect(problemsOf('{"__proto__": {"Role": "x"}}')).toEqual([
    '`configuration` has `__proto__`, which is no member of UpdateFunctionConfiguration.',
  ])
  expect(problemsOf('{"constructor": "x"}')).toEqual([expect.stringContaining('has `constructor`')])
})

test('every problem is named at once', () => {
  expect(problemsOf('Timeout: soon\nMemry: 1\nEnvironment: {Variables: {X: }}')).toHaveLength(3)
})

const ROLE = 'arn:aws:iam::123456789012:role/checkout'

test('a function is created only from what CreateFunction needs', () => {
  const create = { 'create-if-missing': 'true' }
  expect(planOf(create).problems).toEqual([
    '`create-if-missing` needs `Role`, `Runtime`, `Handler` in `configuration`.',
  ])
  expect(problemsOf(`Role: ${ROLE}`, create)).toEqual([
    '`create-if-missing` needs `Runtime`, `Handler` in `configuration`.',
  ])
  expect(problemsOf('Timeout: soon', create)).toEqual(['`configuration` needs a number as `Timeout`.'])
  const image = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:${'5e'.repeat(32)}`
  const fromImage = { ...create, 'zip-file': '', 'image-uri': image }
  expect(problemsOf(`Role: ${ROLE}`, fromImage)).toEqual([])
  expect(planOf({ ...fromImage, configuration: `Role: ${ROLE}` }).plan?.targets[0]?.createIfMissing).toBe(
    true,
  )
})

test('a version that is published already takes neither', () => {
  const promotion = { 'zip-file': '', 'published-version': '7', alias: 'live' }
  expect(problemsOf('MemorySize: 512', promotion)).toEqual([
    '`published-version` uploads and publishes nothing; leave out `configuration`.',
  ])
  const role = `{Role: "${ROLE}", Runtime: nodejs24.x, Handler: index.handler}`
  expect(problemsOf(role, { ...promotion, 'create-if-missing': 'true' })).toEqual([
    '`published-version` uploads and publishes nothing; leave out `configuration`, `create-if-missing`.',
  ])
})
