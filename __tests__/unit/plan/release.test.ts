import { planOf } from './plan-of.ts'

const ORIGIN = {
  GITHUB_REPOSITORY: 'octo-org/checkout',
  GITHUB_REF_NAME: 'main',
  GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
}

test.each([
  [{}, undefined],
  [{ publish: 'false' }, undefined],
  [{ publish: 'true' }, { description: '', isDefault: true }],
  [{ alias: 'live' }, { description: '', isDefault: true, alias: { name: 'live' } }],
  [
    { alias: 'live', publish: 'true', 'alias-description': 'what serves' },
    { description: '', isDefault: true, alias: { name: 'live', description: 'what serves' } },
  ],
  [{ 'publish-to': 'LATEST_PUBLISHED' }, { description: '', isDefault: true, publishTo: 'LATEST_PUBLISHED' }],
])('%j releases %j', (inputs, release) => {
  const { plan, problems } = planOf(inputs)
  expect(problems).toEqual([])
  expect(plan?.targets[0]?.release).toEqual(release)
})

test.each([
  [
    { alias: 'live', publish: 'false' },
    '`alias` points at a published version, but `publish` is false; leave `publish` out.',
  ],
  [
    { 'publish-to': 'LATEST_PUBLISHED', publish: 'false' },
    '`publish-to` publishes, but `publish` is false; leave `publish` out.',
  ],
  [
    { alias: 'live', 'publish-to': 'LATEST_PUBLISHED' },
    '`alias` needs a numbered version; leave out `alias` or `publish-to`.',
  ],
  [
    { 'alias-description': 'what serves' },
    '`alias-description` describes an alias, but `alias` is not given.',
  ],
  [{ 'alias-weight': '10' }, '`alias-weight` is the share of traffic of an alias, but `alias` is not given.'],
  [
    { alias: 'live', 'smoke-test-expect': '{}' },
    '`smoke-test-expect` needs `smoke-test-payload`, which the function is invoked with.',
  ],
  [
    { 'smoke-test-payload': '{}' },
    '`smoke-test-payload` is for a published version; give `alias` or `publish: true`.',
  ],
  [{ alias: 'live', 'smoke-test-payload': '{"a":' }, '`smoke-test-payload` is not valid JSON.'],
  [
    { alias: 'live', 'smoke-test-payload': "{'key': 'hunter2'}" },
    '`smoke-test-payload` is not valid JSON, line 1, column 2.',
  ],
  [
    { alias: 'live', 'smoke-test-payload': 'no/such.json' },
    '`smoke-test-payload` is neither JSON nor a file that can be read: "no/such.json". No such file or directory (ENOENT).',
  ],
  [
    { alias: 'live', 'smoke-test-payload': 'README.md' },
    '`smoke-test-payload` is the path of a file that does not hold valid JSON: "README.md".',
  ],
  [
    { alias: 'live', 'smoke-test-payload': `"${'x'.repeat(6_291_455)}"` },
    '`smoke-test-payload` has 6291457 bytes; an invocation takes at most 6291456.',
  ],
])('%# contradicts itself', (inputs, problem) => {
  expect(planOf(inputs).problems).toEqual([problem])
})

test.each([
  ['as it is given', '{"a":1}', '{"a":1}'],
  ['from a file', 'package.json', expect.stringContaining('"name": "deploy-lambda-code"')],
])('a smoke test has its payload %s', (_, given, payload) => {
  const { plan, problems } = planOf({
    alias: 'live',
    'smoke-test-payload': given,
    'smoke-test-expect': 'null',
  })
  expect(problems).toEqual([])
  expect(plan?.targets[0]?.release?.smokeTest).toEqual({ payload, expected: { value: null } })
})

const D256 = 'd'.repeat(256)
const WORDS = 'word '.repeat(50)
const isCut = (length: number) => [`The version's description has ${length} characters and was cut to 256.`]

test.each<[string, Record<string, string>, string, string[]]>([
  ['where its code comes from', ORIGIN, 'octo-org/checkout main ffac537', []],
  ['the input before that', { ...ORIGIN, 'version-description': 'Release 7' }, 'Release 7', []],
  ['256 characters', { 'version-description': D256 }, D256, []],
  ['255 of more, and an ellipsis', { 'version-description': `${D256}d` }, `${D256.slice(1)}…`, isCut(257)],
  ['whole words', { 'version-description': `${WORDS}longer words` }, `${WORDS}…`, isCut(262)],
  ['whole characters', { 'version-description': `${D256.slice(2)}🚀🚀` }, `${D256.slice(2)}…`, isCut(258)],
])('a version is described by %s', (_, inputs, description, warnings) => {
  const { plan, problems } = planOf({ publish: 'true', ...inputs })
  expect(problems).toEqual([])
  expect(plan?.targets[0]?.release?.description).toBe(description)
  expect(plan?.warnings).toEqual(warnings)
})

test.each([{}, { publish: 'false' }])(
  'a description that nothing uses is a warning, and no more: %j',
  (inputs) => {
    const { plan, problems } = planOf({ 'version-description': 'd'.repeat(300), ...inputs })
    expect(problems).toEqual([])
    expect(plan?.warnings).toEqual(['`version-description` is not used, since no version is published.'])
  },
)

test('without a description of its own, a step that publishes nothing warns of nothing', () => {
  expect(planOf(ORIGIN).plan?.warnings).toEqual([])
})

test('a malformed alias with a description is one problem, not two', () => {
  expect(planOf({ alias: '42', 'alias-description': 'what serves' }).problems).toHaveLength(1)
})
