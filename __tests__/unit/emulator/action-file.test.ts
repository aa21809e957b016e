import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { parseYaml } from '../../../emulator/github/runner/yaml.js'
import { ACTION, runScript } from './run-script.ts'

const OWN = readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8')

test.each([
  ['the action of this repository', OWN],
  ['one with quotes and comments', ACTION],
])('%s is read as a library reads it', (_, text) => {
  const plain = (value: unknown): unknown =>
    value instanceof Map ? Object.fromEntries([...value].map(([key, own]) => [key, plain(own)])) : value
  expect(plain(parseYaml(text))).toEqual(parse(text, { schema: 'failsafe' }))
})

test.each([
  [
    'a composite action',
    ACTION.replace('using: node24\n  main: index.mjs', 'using: composite\n  steps: all'),
    'runs.steps',
  ],
  ['no entry', ACTION.replace('  main: index.mjs\n', ''), 'runs.main is missing'],
  ['a list', ACTION.replace('required: true', 'required: [true]'), 'not in a form that is read here'],
  ['an anchor', ACTION.replace('required: true', '<<: *base'), 'not in a form'],
  ['a block', ACTION.replace('A version', '|\n      A version'), 'not in a form'],
  ['an expression without a value', ACTION.replace('github.token', 'github.actor'), 'needs a value for'],
  ['a text and a mapping', ACTION.replace('A version', 'A version\n      of: it'), 'not in a form'],
  ['a key twice', ACTION.replace('outputs:', 'inputs:'), 'inputs twice'],
])('%s is refused', async (_, actionYml, message) => {
  await expect(runScript('', {}, actionYml)).rejects.toThrow(message)
})
