import { DeployError, type Snippet } from '../../src/errors.ts'

const STATEMENT: Snippet = { title: 'Add this:', language: 'json', text: '{\n  "Effect": "Allow"\n}' }
const parts = {
  what: 'It could not be done.',
  why: 'Denied.',
  remedy: 'Allow it.',
  code: 'AccessDenied, HTTP 403',
  requestId: 'r-1',
}

test('what is to be copied stands at the end of the message, in lines of its own', () => {
  const error = new DeployError({ ...parts, snippets: [STATEMENT, { ...STATEMENT, title: 'Or this:' }] })
  expect(error.message).toBe(`It could not be done.
Denied. (AccessDenied, HTTP 403, request r-1)
Allow it.

Add this:
  {
    "Effect": "Allow"
  }

Or this:
  {
    "Effect": "Allow"
  }`)
})

test('what would make the message too long for the runner is only named', () => {
  const long: Snippet = { ...STATEMENT, title: 'The whole policy:', text: 'x'.repeat(4_000) }
  const error = new DeployError({ ...parts, snippets: [long, STATEMENT] })
  expect(error.message.length).toBeLessThan(4_096)
  expect(error.message).toMatch(/\n\nThe whole policy: see the log of this step\n\nAdd this:\n {2}\{/)
  expect(error.snippets).toEqual([long, STATEMENT])
  expect(error.omittedSnippets).toEqual([long])
})

test('an error can be given more to copy, and stays the same otherwise', () => {
  const cause = new Error('cause')
  const error = new DeployError({ ...parts, cause, snippets: [STATEMENT] })
  const more = error.withSnippets({ ...STATEMENT, title: 'Or this:' })
  expect(more).toMatchObject({ ...parts, cause })
  expect(more.snippets.map(({ title }) => title)).toEqual(['Add this:', 'Or this:'])
  expect(more.message.startsWith(error.message)).toBe(true)
})
