import { useStep } from '../test-step.ts'

const step = useStep()
const KEEP = { alias: 'live', 'keep-versions': '2' }
const versionsOf = (fn: ReturnType<typeof step.addFunction>) => [...fn.versions.keys()]
const warnings = () => step.host.lines.filter((line) => line.startsWith('warning: '))

test('what no alias or weight names goes, but for the newest', async () => {
  const fn = step.addFunction({
    versions: Array.from({ length: 6 }, () => ({})),
    aliases: [
      { name: 'live', version: '6' },
      { name: 'archive', version: '1', weights: { 3: 0.1 } },
    ],
  })
  await step.run(KEEP)
  expect(versionsOf(fn)).toEqual(['1', '3', '6', '7'])
  expect(step.host.lines.find((line) => line.startsWith('✓ Deleted'))).toMatch(/^✓ Deleted versions 2, 4, 5 /)
})

test('a version that is gone is not offered to go back to', async () => {
  step.addFunction({ versions: [{}], aliases: [{ name: 'live', version: '1' }] })
  const { summary } = await step.run({ ...KEEP, 'keep-versions': '1' })
  expect(step.count('DeleteFunction')).toBe(1)
  expect(summary).not.toContain('Roll back')
})

test('a second run deletes nothing more', async () => {
  const fn = step.addFunction({ versions: [{}, {}, {}], aliases: [{ name: 'live', version: '3' }] })
  await step.run(KEEP)
  const before = versionsOf(fn)
  const deleted = step.count('DeleteFunction')
  await step.run(KEEP)
  expect(versionsOf(fn)).toEqual(before)
  expect(step.count('DeleteFunction')).toBe(deleted)
})

test('without the input nothing is deleted, nor in a dry run, nor after a failure', async () => {
  step.addFunction({
    versions: [{}, {}, {}],
    aliases: [{ name: 'live', version: '3' }],
    answer: { error: { type: 'E', message: 'm' } },
  })
  await step.run({ alias: 'live' })
  await step.run({ ...KEEP, 'dry-run': 'true' })
  await step.run({ ...KEEP, 'smoke-test-payload': '{}', alias: 'next' })
  expect(step.operations).not.toContain('DeleteFunction')
})

test('many versions and aliases are read to the end', async () => {
  const aliases = Array.from({ length: 60 }, (_, at) => ({ name: `a${at}`, version: `${at + 1}` }))
  const fn = step.addFunction({ versions: Array.from({ length: 120 }, () => ({})), aliases })
  await step.run({ ...KEEP, alias: 'a0' })
  expect(versionsOf(fn)).toEqual([...Array.from({ length: 59 }, (_, at) => `${at + 2}`), '120', '121'])
})

test.each(['ListVersionsByFunction', 'ListAliases', 'DeleteFunction'])(
  'where %s is denied there is a warning, and the release stays what it is',
  async (operation) => {
    step.addFunction({ versions: [{}, {}, {}], aliases: [{ name: 'live', version: '3' }] })
    step.world.deny({ action: `lambda:${operation}` })
    const { exitCode, results } = await step.run(KEEP)
    expect(exitCode).toBeUndefined()
    expect(results).toMatchObject([{ status: 'deployed', version: '4' }])
    expect(warnings()).toEqual([
      expect.stringMatching(
        `^warning: Old versions could not be deleted: lambda:${operation}: .*keep-versions`,
      ),
    ])
  },
)

test('a version that an alias took in between is kept by Lambda, which is a warning', async () => {
  const fn = step.addFunction({ versions: [{}, {}, {}], aliases: [{ name: 'live', version: '3' }] })
  step.once('DeleteFunction', () =>
    fn.aliases.set('new', { ...fn.aliases.get('live'), name: 'new', version: '2', weights: {} } as never),
  )
  await step.run(KEEP)
  expect(versionsOf(fn)).toContain('2')
  expect(warnings()).toEqual([expect.stringContaining('referenced by alias new')])
})
