import { planOf } from './plan-of.ts'

const ORIGIN = {
  GITHUB_REPOSITORY: 'octo-org/checkout',
  GITHUB_REF_NAME: 'main',
  GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
}

test.each([
  [{}, undefined],
  [{ publish: 'false' }, undefined],
  [{ publish: 'true' }, { description: '' }],
  [{ alias: 'live' }, { description: '', alias: { name: 'live' } }],
  [
    { alias: 'live', publish: 'true', 'alias-description': 'what serves' },
    { description: '', alias: { name: 'live', description: 'what serves' } },
  ],
  [{ 'publish-to': 'LATEST_PUBLISHED' }, { description: '', publishTo: 'LATEST_PUBLISHED' }],
])('%j releases %j', (inputs, release) => {
  const { plan, problems } = planOf(inputs)
  expect(problems).toEqual([])
  expect(plan?.release).toEqual(release)
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
])('%j contradicts itself', (inputs, problem) => {
  expect(planOf(inputs).problems).toEqual([problem])
})

test('a version is described by where its code comes from', () => {
  expect(planOf({ publish: 'true', ...ORIGIN }).plan?.release?.description).toBe(
    'octo-org/checkout main ffac537',
  )
})

test('an own description replaces that', () => {
  const { plan } = planOf({ publish: 'true', 'version-description': 'Release 7', ...ORIGIN })
  expect(plan?.release?.description).toBe('Release 7')
})

test('a description of 256 characters is kept', () => {
  const { plan } = planOf({ publish: 'true', 'version-description': 'd'.repeat(256) })
  expect(plan?.release?.description).toBe('d'.repeat(256))
  expect(plan?.warnings).toEqual([])
})

test('a longer one is cut to 256 with an ellipsis and a warning', () => {
  const { plan, problems } = planOf({ publish: 'true', 'version-description': 'd'.repeat(257) })
  expect(problems).toEqual([])
  expect(plan?.release?.description).toBe(`${'d'.repeat(255)}…`)
  expect(plan?.warnings).toEqual(["The version's description has 257 characters and was cut to 256."])
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

test('a description is never cut within a character', () => {
  const { plan } = planOf({ publish: 'true', 'version-description': `${'d'.repeat(254)}🚀🚀` })
  expect(plan?.release?.description.isWellFormed()).toBe(true)
})

test('a malformed alias with a description is one problem, not two', () => {
  expect(planOf({ alias: '42', 'alias-description': 'what serves' }).problems).toHaveLength(1)
})
