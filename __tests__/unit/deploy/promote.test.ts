import { useStep } from '../test-step.ts'

const step = useStep()
const BACK = { 'zip-file': '', alias: 'live', 'published-version': 'previous' }
const versions = [{}, { codeSha256: 'two' }, { codeSha256: 'three', state: 'Failed' }, { codeSha256: 'four' }]
const LIVE = { versions, aliases: [{ name: 'live', version: '4' }] }

test('the previous version is the newest below that can serve, and is named before anything moves', async () => {
  const fn = step.addFunction(LIVE)
  const { results, summary } = await step.run(BACK)
  expect(fn.aliases.get('live')?.version).toBe('2')
  expect(results).toMatchObject([{ status: 'deployed', version: '2', changed: false, 'code-sha256': 'two' }])
  expect(step.host.lines).toContain('  The previous version is 2 (code two)')
  expect(step.operations.filter((name) => !/^(Get|List)/.test(name))).toEqual(['UpdateAlias'])
  expect(summary).toContain('<code>live</code> → version 2 without an upload')
  expect(summary).not.toContain('Code sent')
})

test('a dry run names it, and does no more', async () => {
  const fn = step.addFunction(LIVE)
  const { results } = await step.run({ ...BACK, 'dry-run': 'true' })
  expect(fn.aliases.get('live')?.version).toBe('4')
  expect(results).toMatchObject([{ status: 'planned' }])
  expect(step.host.lines).toContain(
    'checkout would move live from version 4 to version 2. Nothing was changed.',
  )
})

test('a version that the alias serves already is neither tested nor moved to', async () => {
  const fn = step.addFunction(LIVE)
  const { results } = await step.run({ ...BACK, 'published-version': '4', 'smoke-test-payload': '{}' })
  expect(results).toMatchObject([{ status: 'unchanged' }])
  expect(fn.invocations).toEqual([])
})

test('a share of the traffic goes to an older version', async () => {
  const fn = step.addFunction(LIVE)
  await step.run({ ...BACK, 'published-version': '1', 'alias-weight': '25' })
  expect(fn.aliases.get('live')).toMatchObject({ version: '4', weights: { 1: 0.25 } })
})

test.each([
  ['3', LIVE, /^Version 3 cannot serve \(state Failed\)\./],
  ['9', LIVE, /^There is no version 9\.\nFunction not found[^\n]*\nGive a version that exists/],
  [
    'previous',
    { ...LIVE, aliases: [{ name: 'live', version: '1' }] },
    /^There is no version before 1 that could serve\.\n1 is the oldest/,
  ],
  ['previous', { versions }, /^There is no version before that of live, since live does not exist\./],
  [
    'previous',
    { versions, aliases: [{ name: 'live', version: '$LATEST' }] },
    /since it points at \$LATEST\./,
  ],
])('%s is refused: %#', async (version, seed, words) => {
  step.addFunction(seed)
  const { results } = await step.run({ ...BACK, 'published-version': version })
  expect(results).toMatchObject([{ status: 'failed', error: expect.stringMatching(words) }])
  expect(step.operations).not.toContain('UpdateAlias')
})
