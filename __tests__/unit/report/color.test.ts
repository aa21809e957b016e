import { bold, colored, showsColor } from '../../../src/report/color.ts'

test.each([
  ['✓ Update finished', '\u001b[32m✓\u001b[0m Update finished'],
  ['✗ eu-west-1: denied', '\u001b[31m✗\u001b[0m eu-west-1: denied'],
  ['  Lambda is still updating greeting', '\u001b[33m  Lambda is still updating greeting\u001b[0m'],
  ['greeting in eu-west-1', 'greeting in eu-west-1'],
])('%s', (line, shown) => {
  expect(colored(line)).toBe(shown)
})

test.each([
  [{}, false],
  [{ GITHUB_ACTIONS: 'true' }, true],
  [{ GITHUB_ACTIONS: 'true', NO_COLOR: '1' }, false],
  [{ GITHUB_ACTIONS: 'true', NO_COLOR: '' }, true],
])('the log is colored with %j: %s', (env, shows) => {
  expect(showsColor(env)).toBe(shows)
})

test('what a step came to is bold', () => {
  expect(bold('greeting deployed')).toBe('\u001b[1mgreeting deployed\u001b[0m')
})
