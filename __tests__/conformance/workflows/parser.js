import { registerHooks } from 'node:module'

// The package imports its schemas without saying that they are JSON, which Node asks for and bundlers do not.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})

const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser')
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser')

/**
 * What GitHub's own parser says against a workflow or an action.yml.
 *
 * @param {string} name
 * @param {string} content
 * @returns {string[]} nothing where it is accepted
 */
export function problemsOf(name, content) {
  const parse = name === 'action.yml' ? parseAction : parseWorkflow
  const { context, value } = parse({ name, content }, new NoOperationTraceWriter())
  const problems = context.errors.getErrors().map(({ message }) => message)
  return value === undefined ? [...problems, `${name} is empty`] : problems
}
