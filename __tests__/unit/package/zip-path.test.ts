import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { findZip } from '../../../src/package/zip-path.ts'
import { makeTree, type Node, temporaryFolder } from './fixtures.ts'

const TREE: Record<string, Node> = {
  'build/app-1.2.3.zip': '',
  'build/.old.zip': '',
  'build/folder.zip/x': '',
  'build/lib/a.jar': '',
  'build/lib/b.jar': '',
  '.cache/app.zip': '',
  'odd[1].zip': '',
  'odd1.zip': '',
}

/** Runs in a workspace, as the step does. */
async function inWorkspace<T>(workspace: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd()
  process.chdir(workspace)
  try {
    return await work()
  } finally {
    process.chdir(before)
  }
}

const find = (path: string, workspace = makeTree(TREE)) => inWorkspace(workspace, () => findZip(path))

test.each([
  ['build/*.zip', 'build/app-1.2.3.zip'],
  ['**/app-?.*.zip', 'build/app-1.2.3.zip'],
  ['build/lib/[a].jar', 'build/lib/a.jar'],
  ['build/{lib,bin}/a*', 'build/lib/a.jar'],
  ['build/.*.zip', 'build/.old.zip'],
  ['.cache/*.zip', '.cache/app.zip'],
  ['odd[1].zip', 'odd[1].zip'],
  ['build/app-1.2.3.zip', 'build/app-1.2.3.zip'],
  // What is no pattern is left to whoever opens it.
  ['build/gone.zip', 'build/gone.zip'],
])('%s is %s', async (pattern, path) => {
  expect((await find(pattern)).replaceAll('\\', '/')).toBe(path)
})

test('an absolute pattern, and a link to a file', async () => {
  const workspace = makeTree(TREE)
  symlinkSync('build/lib/a.jar', join(workspace, 'link.jar'))
  expect(await find(join(workspace, 'build/*.zip'), temporaryFolder())).toBe(
    join(workspace, 'build/app-1.2.3.zip'),
  )
  expect(await find('l*.jar', workspace)).toBe('link.jar')
})

test('several matches are named in order', async () => {
  await expect(find('build/*/*.jar')).rejects.toThrow(
    /^`zip-file` build\/\*\/\*\.jar matches 2 files, not one:\n- build.lib.a\.jar\n- build.lib.b\.jar\nName one/,
  )
})

test('ten of many matches are named', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `a${String(index).padStart(2, '0')}.zip`)
  const workspace = makeTree(Object.fromEntries(names.map((name) => [name, ''])))
  await expect(find('*.zip', workspace)).rejects.toThrow(
    /matches 12 files, not one:\n- a00\.zip\n(.*\n){8}- a09\.zip\n- and 2 more\n/,
  )
})

test('none is an error that says what to check', async () => {
  await expect(find('dist/*.zip')).rejects.toThrow(
    '`zip-file` dist/*.zip matches no file.\nCheck `zip-file`: it is relative to the workspace, and an earlier step must have made it.',
  )
  await expect(find('build/fold*.zip')).rejects.toThrow('matches no file.')
})

test('a workspace with nothing in it lacks a step', async () => {
  await expect(find('dist/*.zip', temporaryFolder())).rejects.toThrow(
    /matches no file\.\nThe workspace is empty: .*`actions\/checkout`/,
  )
})
