import { join } from 'node:path'
import { Problems } from '../../../src/inputs/problems.ts'
import { prepare } from '../../../src/package/prepare.ts'
import { createHost } from '../host.ts'
import { craftBytes } from './craft-zip.ts'
import { makeTree, type Nodes } from './fixtures.ts'

const host = createHost()

/** Looks at a directory whose deployment has another problem already. */
async function problemsOf(nodes: Nodes, include: string[] = [], exclude: string[] = []): Promise<Problems> {
  const problems = new Problems()
  problems.add('`alias` is wrong.')
  await prepare({ kind: 'directory', path: makeTree(nodes), include, exclude }, problems, host)
  return problems
}

test('braces in patterns, which would silently match nothing, are one more problem of the inputs', async () => {
  const nodes = { a: '', '.lambdaignore': 'x\n# {c,d}\r\n!*.{md,txt}\r\n' }
  const problems = await problemsOf(nodes, ['*.{js,ts}', '{a}', '\\{a,b}'], ['a', '{b,c}/'])
  expect(() => problems.refuse()).toThrow(
    /alias.*\n.*Braces cannot be used in patterns: \*\.\{js,ts\} \(`include`\), \{b,c\}\/ \(`exclude`\), !\*\.\{md,txt\} \(\.lambdaignore\)\n.*Patterns are in gitignore syntax, which does not expand braces/,
  )
})

test('an ignore file that cannot be read is one more problem of the inputs', async () => {
  const problems = await problemsOf({ a: '', '.lambdaignore/': '' })
  expect(() => problems.refuse()).toThrow('Could not read .lambdaignore to package it.')
})

test('a zip may be named by a glob', async () => {
  const workspace = makeTree({ 'build/app-1.2.3.zip': craftBytes({ 'index.js': 'x' }), 'build/x.jar': '' })
  const problems = new Problems()
  const find = (name: string) =>
    prepare({ kind: 'zip-file', path: `${workspace}/build/${name}` }, problems, host)
  expect(await find('*.zip')).toMatchObject({ kind: 'zip', path: join(workspace, 'build/app-1.2.3.zip') })
  expect(await find('*')).toBeUndefined()
  expect(() => problems.refuse()).toThrow('build/* matches 2 files, not one')
})
