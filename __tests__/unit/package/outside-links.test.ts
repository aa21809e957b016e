import { join } from 'node:path'
import { DeployError } from '../../../src/errors.ts'
import { namesOf } from './archive-content.ts'
import { makeTree, type Nodes, pack } from './fixtures.ts'

const OUT = { link: '/etc' }

async function refusal(source: string | Nodes): Promise<DeployError> {
  const result = await pack(source).catch((error: unknown) => error)
  if (result instanceof DeployError) return result
  throw new Error(`expected a refusal, not ${JSON.stringify(result)}`)
}

/** The lines of the nth suggestion. */
function linesOf({ snippets }: DeployError, index: number): string[] {
  return snippets[index]?.text.split('\n') ?? []
}

test('a virtual environment of Python takes one error and one line', async () => {
  const python = { link: '/usr/bin/python3' }
  const root = makeTree({ 'app.py': '', '.venv/bin/python': python, '.venv/bin/python3': python })
  const error = await refusal(root)
  expect(error.message).toMatch(
    /^Could not package 2 links that lead outside the directory\.\nWhat they lead to will not be there on Lambda:\n- \.venv\/bin\/python leads to \/usr\/bin\/python3\n- \.venv\/bin\/python3 /,
  )
  expect(linesOf(error, 1)).toEqual(['/.venv/bin/'])
  for (const exclude of [linesOf(error, 0), linesOf(error, 1)]) {
    expect(await namesOf((await pack(root, { exclude })).path)).toEqual(['app.py'])
  }
})

test('names ten of many, and gives the lines that leave all of them out', async () => {
  const names = Array.from({ length: 13 }, (_, index) => `tools/t${String.fromCharCode(97 + index)}`)
  const links = Object.fromEntries(names.map((name) => [name, OUT]))
  const root = makeTree({ 'index.js': '', ...links, 'other/z': OUT })
  const error = await refusal(root)
  expect(error.what).toBe('Could not package 14 links that lead outside the directory.')
  const why = error.why?.split('\n') ?? []
  expect(why).toHaveLength(12)
  expect(why.slice(-2)).toEqual(['- tools/ti leads to /etc', '- and 4 more'])
  expect(error.snippets).toHaveLength(1)
  expect(await namesOf((await pack(root, { exclude: linesOf(error, 0) })).path)).toEqual(['index.js'])
})

test('the lines match names that mean something in a pattern', async () => {
  const links = { 'x[id]/*': OUT, 'x[id]/[...all]': OUT, 'y/{a,b}': OUT, 'z/b\\?': OUT, '!n': OUT, '#h': OUT }
  const root = makeTree({ a: '', ...links, 'xi/!': '', 'y/a': '' })
  const exclude = linesOf(await refusal(root), 0)
  expect(await namesOf((await pack(root, { exclude })).path)).toEqual(['a', 'xi/!', 'y/a'])
})

test('the line for one link matches its name as well', async () => {
  const { message } = await refusal({ 'a/[id]': OUT, 'a/i': '' })
  expect(message).toMatch(/leave the link out with `exclude`: \/a\/\\\[id\\?\]$/)
})

test('a folder is suggested only if it is that of all, and not node_modules', async () => {
  const lib = { link: '../../lib' }
  const root = makeTree({ 'app/a': '', 'lib/b': '', 'app/node_modules/x': lib, 'app/node_modules/y': lib })
  const error = await refusal(join(root, 'app'))
  expect(error.remedy).toContain('`npm install --install-links`')
  expect(error.snippets).toHaveLength(1)
  expect((await refusal({ a: OUT, b: OUT })).snippets.map(({ text }) => text)).toEqual(['/a\n/b'])
})
