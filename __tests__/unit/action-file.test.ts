import { readFileSync } from 'node:fs'
import { NoOperationTraceWriter } from '@actions/workflow-parser'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { parse } from 'yaml'
import { variableOf } from '../../src/inputs/fields.ts'
import { readInputs } from '../../src/inputs/inputs.ts'
import { Problems } from '../../src/inputs/problems.ts'
import { documents } from '../../tools/docs/main.js'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

test("GitHub's own parser accepts action.yml", () => {
  const { context } = parseAction(
    { name: 'action.yml', content: read('action.yml') },
    new NoOperationTraceWriter(),
  )
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([])
})

test('action.yml declares exactly the inputs that are read', () => {
  const asked = new Set<string>()
  const env = new Proxy({}, { get: (_, variable) => void asked.add(String(variable)) })
  readInputs(env, new Problems())
  const inputs = [...asked].filter((variable) => variable.startsWith('INPUT_'))
  expect(inputs.sort()).toEqual(
    Object.keys(parse(read('action.yml')).inputs)
      .map(variableOf)
      .sort(),
  )
})

test.each(documents().map(({ path, ...texts }) => [path, texts]))(
  '%s is as `npm run docs` makes it',
  (_, { is, ought }) => {
    expect(is).toBe(ought)
  },
)
