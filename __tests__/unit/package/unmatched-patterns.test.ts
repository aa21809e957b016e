import { join } from 'node:path'
import { makeTree, type Nodes, pack } from './fixtures.ts'

interface Lines {
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
}

const warningsIn = async (directory: string, lines: Lines) => (await pack(directory, lines)).warnings

const TREE: Nodes = {
  'index.js': '',
  'index.spec.js': '',
  '.env': '',
  'sub/a.txt': '',
  'node_modules/x/index.js': '',
  'empty/dir/': '',
  link: { link: 'sub' },
  '.git/config': '',
}
const warnings = (lines: Lines) => warningsIn(makeTree(TREE), lines)

test('one warning names every line that matched nothing', async () => {
  const lines = { include: ['*.js', '/lib'], exclude: ['*.spec.js', '*.map', 'sub/', 'docs/**'] }
  expect(await warnings(lines)).toEqual([
    'Patterns that match nothing (what is left out was not searched):\n' +
      '- /lib (`include`)\n- *.map (`exclude`)\n- docs/** (`exclude`)',
  ])
})

test.each<[name: string, lines: Lines, line: string]>([
  [
    'commas',
    { exclude: ['*.spec.js,.env,.npmrc'] },
    '*.spec.js,.env,.npmrc (`exclude`): one pattern per line',
  ],
  ['backslashes', { include: ['sub\\a.txt', 'index.js'] }, 'sub\\a.txt (`include`): use forward slashes'],
  [
    'both',
    { exclude: ['sub\\a.txt, .env'] },
    'sub\\a.txt, .env (`exclude`): one pattern per line; use forward slashes',
  ],
  ['nothing known', { exclude: ['\\#x'] }, '\\#x (`exclude`)'],
])('says what is wrong with %s', async (_, lines, line) => {
  expect((await warnings(lines)).join().split('\n').slice(1)).toEqual([`- ${line}`])
})

test.each(['app/.env', './app/.env', '/app/', 'services/app/.env'])(
  'says that %s is relative to `source-dir`',
  async (pattern) => {
    const root = makeTree({ 'services/app/.env': '', 'services/app/a': '' })
    const [warning] = await warningsIn(join(root, 'services/app'), { exclude: [pattern, 'apple/x'] })
    expect(warning?.split('\n').slice(1)).toEqual([
      `- ${pattern} (\`exclude\`): patterns are relative to \`source-dir\``,
      '- apple/x (`exclude`)',
    ])
  },
)

test.each<[name: string, lines: Lines]>([
  ['none', {}],
  ['a pattern that another one forestalls', { exclude: ['*.js', 'index.*', 'index.spec.js', 'sub', 'sub/'] }],
  ['an excluded directory', { exclude: ['node_modules', 'sub/'] }],
  ['what is never packaged', { exclude: ['.git', '.git/'] }],
  ['an empty directory, and a link', { exclude: ['empty/dir/', '/link'] }],
  [
    'an included directory, and one of what is excluded',
    { include: ['sub', 'index*'], exclude: ['*.spec.js'] },
  ],
  ['what is included and excluded', { include: ['*.js', '.env'], exclude: ['.env'] }],
  ['negated patterns and comments', { include: ['*.js', '!*.none'], exclude: ['# none', '!none'] }],
])('no warning for %s', async (_, lines) => {
  expect(await warnings(lines)).toEqual([])
})

test('a line of .lambdaignore may match nothing', async () => {
  expect(await warningsIn(makeTree({ a: '', '.lambdaignore': '*.none\n' }), {})).toEqual([])
})

test('names ten of many', async () => {
  const exclude = Array.from({ length: 12 }, (_, index) => `none${index}`)
  const [warning] = await warnings({ exclude })
  expect(warning?.split('\n').slice(10)).toEqual(['- none9 (`exclude`)', '- and 2 more'])
})

test('if nothing is left to package, the error says it', async () => {
  await expect(warnings({ include: ['sub\\a.txt'] })).rejects.toThrow(
    /^There is nothing to package in .*\nThe patterns leave no file\. Patterns that match nothing.*:\n- sub\\a\.txt \(`include`\): use forward slashes\n/,
  )
})
