import { DeployError } from '../../src/errors.ts'
import { Problems } from '../../src/inputs/problems.ts'
import { prepare } from '../../src/package/prepare.ts'
import { makeTree, type Node } from './trees.ts'

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
