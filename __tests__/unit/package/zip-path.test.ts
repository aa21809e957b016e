import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { findZip } from '../../../src/package/zip-path.ts'
import { inWorkspace, makeTree, type Nodes, temporaryFolder } from './fixtures.ts'

const TREE: Nodes = {
  'build/app-1.2.3.zip': '',
  'build/.old.zip': '',
  'build/folder.zip/x': '',
  'build/lib/a.jar': '',
  'build/lib/b.jar': '',
  '.cache/app.zip': '',
  'odd[1].zip': '',
  'odd1.zip': '',
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

test('ten of several matches are named, in order', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `a${String(index).padStart(2, '0')}.zip`)
  const workspace = makeTree(Object.fromEntries(names.map((name) => [name, ''])))
  await expect(find('*.zip', workspace)).rejects.toThrow(
    /^`zip-file` \*\.zip matches 12 files, not one:\n- a00\.zip\n(.*\n){8}- a09\.zip\n- and 2 more\nName one/,
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
