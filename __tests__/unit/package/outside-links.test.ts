import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { DeployError } from '../../../src/errors.ts'
import { packageDirectory } from '../../../src/package/directory.ts'
import { namesOf } from './archive-content.ts'
import { listing, makeTree, type Node, temporaryFolder } from './fixtures.ts'

function pack(directory: string, exclude: readonly string[] = []) {
  return packageDirectory({ directory, include: [], exclude, temporary: temporaryFolder() })
}

async function refusal(directory: string): Promise<DeployError> {
  const result = await pack(directory).catch((error: unknown) => error)
  if (result instanceof DeployError) return result
  throw new Error(`expected a refusal, not ${JSON.stringify(result)}`)
}

/** The lines of the nth suggestion. */
function linesOf({ snippets }: DeployError, index: number): string[] {
  return snippets[index]?.text.split('\n') ?? []
}

const withPython = spawnSync('python3', ['-m', 'venv', '--help']).status === 0 ? test : test.skip

withPython('a virtual environment of Python takes one error and one line', async () => {
  const root = makeTree({ 'app.py': '' })
  execFileSync('python3', ['-m', 'venv', '--without-pip', join(root, '.venv')])
  const error = await refusal(root)
  expect(error.message).toMatch(
    /^Could not package \d links that lead outside the directory\.\nWhat they lead to will not be there on Lambda:\n- \.venv\/bin\/python leads to .*\n- \.venv\/bin\/python3/,
  )
  expect(linesOf(error, 1)).toEqual(['/.venv/bin/'])
  for (const lines of [linesOf(error, 0), linesOf(error, 1)]) {
    expect(await namesOf((await pack(root, lines)).path)).toContain('app.py')
  }
})

test('names ten of many, and gives the lines that leave all of them out', async () => {
  const names = Array.from({ length: 13 }, (_, index) => `tools/t${String.fromCharCode(97 + index)}`)
  const root = makeTree({
    'index.js': '',
    ...Object.fromEntries(names.map((name): [string, Node] => [name, { link: '/etc' }])),
    'other/z': { link: '/etc' },
  })
  const error = await refusal(root)
  expect(error.what).toBe('Could not package 14 links that lead outside the directory.')
  const why = error.why?.split('\n') ?? []
  expect(why).toHaveLength(12)
  expect(why.slice(-2)).toEqual(['- tools/ti leads to /etc', '- and 4 more'])
  expect(error.snippets).toHaveLength(1)
  expect(await namesOf((await pack(root, linesOf(error, 0))).path)).toEqual(['index.js'])
})

test('the lines match names that mean something in a pattern', async () => {
  const link = { link: '/etc' }
  const tree = { a: '', 'x[id]/*': link, 'x[id]/[...all]': link, 'y/{a,b}': link, 'z/b\\?': link, '!n': link }
  const root = makeTree({ ...tree, 'xi/!': '', 'y/a': '', '#h': link })
  const lines = linesOf(await refusal(root), 0)
  expect(await namesOf((await pack(root, lines)).path)).toEqual(['a', 'xi/!', 'y/a'])
})

test('the line for one link matches its name as well', async () => {
  const root = makeTree({ 'a/[id]': { link: '/etc' }, 'a/i': '' })
  expect((await refusal(root)).message).toMatch(/leave the link out with `exclude`: \/a\/\\\[id\\?\]$/)
})

test('a folder is suggested only if it is that of all, and not node_modules', async () => {
  const root = makeTree({ 'app/a': '', 'lib/b': '' })
  makeTree({ 'app/node_modules/x': { link: '../../lib' }, 'app/node_modules/y': { link: '../../lib' } }, root)
  const error = await refusal(join(root, 'app'))
  expect(error.remedy).toContain('`npm install --install-links`')
  expect(error.snippets).toHaveLength(1)
  const top = await refusal(makeTree({ a: { link: '/etc' }, b: { link: '/etc' } }))
  expect(top.snippets.map(({ text }) => text)).toEqual(['/a\n/b'])
})

test('leaves no package behind', async () => {
  const temporary = temporaryFolder()
  const directory = makeTree({ a: { link: '/etc' }, b: 'x', c: { link: '/etc' } })
  await expect(packageDirectory({ directory, include: [], exclude: [], temporary })).rejects.toThrow(
    '2 links',
  )
  expect(listing(temporary)).toEqual([])
})
