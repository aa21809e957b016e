import { headlineOf } from '../../../src/report/headline.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import { LIVE, useAws } from '../aws/test-aws.ts'
import {
  createOutcome,
  FOUND,
  MOVE,
  NEW_HASH,
  READY,
  LIVE as RELEASE,
  releasing,
} from '../report/outcomes.ts'

const aws = useAws()
const SHARE = { alias: 'live', 'alias-weight': '10' }
const aliasOf = (fn: ReturnType<typeof aws.addFunction>) => fn.aliases.get('live')

test('a share goes to the version, and the rest stays where it was', async () => {
  const fn = aws.addFunction(LIVE)
  const { alias } = await aws.deploy(SHARE)
  expect(aliasOf(fn)).toMatchObject({ version: '1', weights: { 2: 0.1 } })
  expect(alias).toMatchObject({ from: '1', to: '2', weight: 0.1, moved: true })
  expect(aws.host.lines.find((line) => line.startsWith('✓ live'))).toMatch(
    /^✓ live: version 1 has 90 %, version 2 has 10 %/,
  )
})

test('a second run of the same step changes nothing, a larger share goes on, and all of it completes', async () => {
  const fn = aws.addFunction(LIVE)
  await aws.deploy(SHARE)
  expect(await aws.deploy(SHARE)).toMatchObject({ status: 'unchanged', alias: { moved: false, weight: 0.1 } })
  expect(aws.count('UpdateAlias')).toBe(1)
  await aws.deploy({ ...SHARE, 'alias-weight': '50' })
  expect(aliasOf(fn)).toMatchObject({ version: '1', weights: { 2: 0.5 } })
  await aws.deploy({ alias: 'live' })
  expect(aliasOf(fn)).toMatchObject({ version: '2', weights: {} })
  expect(aws.host.lines.filter((line) => /^warning: .*50 %/.test(line))).toEqual([])
})

test('a canary of another version is ended, and that is said', async () => {
  const fn = aws.addFunction({
    versions: [{}, { codeSha256: 'other' }],
    aliases: [{ name: 'live', version: '1', weights: { 2: 0.25 } }],
  })
  await aws.deploy(SHARE)
  expect(aliasOf(fn)).toMatchObject({ version: '1', weights: { 3: 0.1 } })
  expect(aws.host.lines).toContain(
    'warning: The alias live splits its traffic: version 1 has 75 %, version 2 has 25 %. This deployment ends that: version 1 has 90 %, version 3 has 10 %.',
  )
})

test.each([
  ['is not there', {}, 'but live does not exist yet.'],
  [
    'points at $LATEST',
    { aliases: [{ name: 'live', version: '$LATEST' }] },
    'but live points at $LATEST, with which Lambda shares none.',
  ],
])('a share of an alias that %s is refused before anything is sent', async (_, seed, words) => {
  aws.addFunction(seed)
  expect((await aws.failure(SHARE)).what).toContain(words)
  expect(aws.count('UpdateFunctionCode')).toBe(0)
})

test('a share is said in heading, table and plan', () => {
  const shared = releasing({ ...READY, alias: { ...MOVE, weight: 0.125 } })
  expect(headlineOf(shared)).toBe('greeting deployed: live sends 12.5 % to version 2')
  expect(summaryOf(shared, {})).toMatch(/version 2<\/a> \(12\.5 %\)<\/b>/)
  const release = { ...RELEASE, alias: { name: 'live', weight: 0.125 } }
  const planned = createOutcome({ ...FOUND, sha256: NEW_HASH }, { plan: { dryRun: true, release } })
  expect(headlineOf(planned)).toContain('live sends 12.5 % to a new version')
  expect(summaryOf(planned, {})).toContain('<b>a new version</b> (12.5 %)')
})
