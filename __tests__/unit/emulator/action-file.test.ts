import { ACTION, runScript } from './throw-away-action.ts'

test.each([
  [
    'a composite action',
    ACTION.replace('using: node24\n  main: index.mjs', 'using: composite\n  steps: all'),
    'runs.steps',
  ],
  ['a post step', `${ACTION}  post: after.mjs\n`, 'runs.post is not supported here'],
  ['no entry', ACTION.replace('  main: index.mjs\n', ''), 'runs.main is missing'],
  [
    'a list',
    ACTION.replace('    required: true', '    required: [true]'),
    'not in a form that is read here: required: [true]',
  ],
  ['an anchor', ACTION.replace('    required: true', '    <<: *base'), 'not in a form'],
  [
    'an expression without a value',
    ACTION.replace('github.token', 'github.actor'),
    'needs a value for github.actor',
  ],
  ['a text over two lines', ACTION.replace('A version', 'A version\n      of it'), 'not in a form'],
  ['a key twice', ACTION.replace('outputs:', 'inputs:'), 'inputs twice'],
])('%s is refused', async (_, actionYml, message) => {
  await expect(runScript('', {}, actionYml)).rejects.toThrow(message)
})
