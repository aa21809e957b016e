/** @import { ActionFile } from './action-file.js' */
/** @import { StepFiles } from './step-files.js' */

/**
 * The whole environment of a step: nothing leaks in from the process that runs the tests, PATH apart.
 *
 * @param {StepFiles} files
 * @param {string} workspace
 * @returns {Record<string, string>}
 */
export function stepEnvironment(files, workspace) {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: files.home,
    LANG: 'C.UTF-8',
    CI: 'true',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_NAME: 'local',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: files.temporary,
    RUNNER_TOOL_CACHE: files.temporary,
    RUNNER_WORKSPACE: workspace,
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_JOB: 'deploy',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: 'octo-org/checkout',
    GITHUB_REPOSITORY_OWNER: 'octo-org',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1658821493',
    GITHUB_RUN_NUMBER: '3',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
    GITHUB_WORKFLOW: 'Deploy',
    GITHUB_WORKSPACE: workspace,
    ...files.variables,
  }
}

/**
 * The inputs as the action sees them. Defaults fill only what is missing: an empty text stays empty.
 *
 * @param {ActionFile} action
 * @param {Record<string, string>} inputs
 * @param {Record<string, string>} expressions what `${{ }}` in a default stands for
 * @returns {Record<string, string>}
 */
export function inputEnvironment(action, inputs, expressions) {
  /** @type {Record<string, string>} */
  const variables = {}
  for (const [name, value] of action.inputs)
    variables[variableOf(name)] = evaluate(name, value ?? '', expressions)
  for (const [name, value] of Object.entries(inputs)) variables[variableOf(name)] = value
  return variables
}

/**
 * @param {ActionFile} action
 * @param {Record<string, string>} inputs
 * @returns {string[]} names that the action does not declare
 */
export function unexpectedInputs(action, inputs) {
  const known = new Set([...action.inputs.keys()].map((name) => name.toLowerCase()))
  return Object.keys(inputs).filter((name) => !known.has(name.toLowerCase()))
}

/** @param {string} name */
function variableOf(name) {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}

/**
 * @param {string} name
 * @param {string} value
 * @param {Record<string, string>} expressions
 */
function evaluate(name, value, expressions) {
  return value.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression) => {
    const known = expressions[expression]
    if (known === undefined) throw new Error(`The default of ${name} needs a value for ${expression}`)
    return known
  })
}
