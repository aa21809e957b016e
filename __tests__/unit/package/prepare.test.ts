import { join } from 'node:path'
import { DeployError } from '../../../src/errors.ts'
import { Problems } from '../../../src/inputs/problems.ts'
import { prepare } from '../../../src/package/prepare.ts'
import { craftBytes } from './craft-zip.ts'
import { makeTree, type Node } from './fixtures.ts'

/** What is refused before anything else happens, beside another problem of the inputs. */
async function problemsOf(
  nodes: Record<string, Node>,
  include: string[],
  exclude: string[],
): Promise<string> {
  const problems = new Problems()
  problems.add('`alias` is wrong.')
  const source = { kind: 'directory', path: makeTree(nodes), include, exclude } as const
  await prepare(source, problems, new AbortController().signal)
  try {
    problems.refuse()
  } catch (error) {
    if (error instanceof DeployError) return error.message
  }
  return 'nothing'
}

test('braces in patterns are one more problem of the inputs', async () => {
  const nodes = { a: '', '.lambdaignore': 'x\n*.{md,txt}\n' }
  expect(await problemsOf(nodes, ['*.{js,ts}'], ['a', '{b,c}/'])).toMatch(
    /alias.*\n.*Braces cannot be used in patterns: \*\.\{js,ts\} \(`include`\), \{b,c\}\/ \(`exclude`\), \*\.\{md,txt\} \(\.lambdaignore\)\n/,
  )
})

test('an ignore file that cannot be read is one more problem of the inputs', async () => {
  expect(await problemsOf({ a: '', '.lambdaignore': { directory: true } }, [], [])).toContain(
    'Could not read .lambdaignore to package it.',
  )
})

test('a zip may be named by a glob', async () => {
  const workspace = makeTree({ 'build/app-1.2.3.zip': craftBytes([['index.js', 'x']]), 'build/x.jar': '' })
  const problems = new Problems()
  const find = (name: string) =>
    prepare({ kind: 'zip-file', path: `${workspace}/build/${name}` }, problems, new AbortController().signal)
  expect(await find('*.zip')).toMatchObject({ kind: 'zip', path: join(workspace, 'build/app-1.2.3.zip') })
  expect(await find('*')).toBeUndefined()
  expect(() => problems.refuse()).toThrow('build/* matches 2 files, not one')
})
