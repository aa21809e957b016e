import { readFileSync } from 'node:fs'
import { NoOperationTraceWriter } from '@actions/workflow-parser'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { withTables } from '../../tools/readme.js'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

test("GitHub's own parser accepts action.yml", () => {
  const { context } = parseAction(
    { name: 'action.yml', content: read('action.yml') },
    new NoOperationTraceWriter(),
  )
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([])
})

test('action.yml declares exactly the inputs that are read', () => {
  const declared = [
    ...(read('action.yml')
      .split('\noutputs:')[0]
      ?.matchAll(/^ {2}([a-z0-9-]+):$/gm) ?? []),
  ].map(([, name]) => name)
  const asked = [...read('src/inputs/inputs.ts').matchAll(/fields\s*\.\w+\(\s*'([a-z0-9-]+)'/g)].map(
    ([, name]) => name,
  )
  expect(declared.sort()).toEqual(asked.sort())
})

test('the tables of the README are those of action.yml', () => {
  expect(read('README.md')).toBe(withTables(read('README.md'), read('action.yml')))
})
