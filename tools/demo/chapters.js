import { ROLE } from './endpoint.js'

/** @import { Workspace } from './workspace.js' */

/**
 * @typedef {object} Chapter
 * @property {string} title
 * @property {string} text
 * @property {boolean} [needsControl] it changes the endpoint from within, as only the local one lets it
 * @property {(workspace: Workspace) => Promise<void>} run
 */

/** CodeSha256 of the first package, on whatever system. */
const PACKAGED = 'QOAhfENrCmHFc9pk4rEJXsJYut0KLHJLg/SWPsGTPDw='
const SMOKE_TEST = { 'smoke-test-payload': '{"name": "Ada"}', 'smoke-test-expect': '{"statusCode": 200}' }
const BROKEN = "export const handler = async (event) => ({ body: 'Hello, ' + event.user.name })\n"
const MENDED = "export const handler = async (event) => ({ statusCode: 200, body: 'Hi, ' + event.name })\n"

/** @type {readonly Chapter[]} */
export const CHAPTERS = [
  {
    title: 'AWS refuses the token',
    text: "The role trusts another branch. The error shows what the job's token says, and the statement to add.",
    needsControl: true,
    run: async (workspace) => {
      const { log, requests, exitCode } = await workspace.step({
        'source-dir': 'build',
        alias: 'live',
        'role-to-assume': ROLE,
      })
      workspace.expect(
        exitCode === 1 && requests.every(({ service }) => service !== 'lambda'),
        'the step failed before Lambda was asked',
      )
      workspace.expect(workspace.trust(log), 'the statement of the error is in the trust policy now')
    },
  },
  {
    title: 'The first deployment',
    text: 'The directory becomes a zip, the same on every machine; a version of it is published, and an alias points there.',
    run: async (workspace) => {
      const { outputs, exitCode } = await workspace.step({ 'source-dir': 'build', alias: 'live' })
      workspace.expect(
        exitCode === 0 && outputs['version'] === '1',
        'version 1 is published, and live points at it',
      )
      workspace.expect(outputs['code-sha256'] === PACKAGED, 'its hash is the one of every other machine')
    },
  },
  {
    title: 'The same again',
    text: 'Nothing changed, so nothing is uploaded, and there is no second version.',
    run: async (workspace) => {
      const { outputs, requests, exitCode } = await workspace.step({ 'source-dir': 'build', alias: 'live' })
      const uploads = requests.filter(({ operation }) => operation === 'UpdateFunctionCode')
      workspace.expect(
        exitCode === 0 && uploads.length === 0 && outputs['changed'] === 'false',
        'nothing was uploaded or published',
      )
    },
  },
  {
    title: 'A broken package',
    text: 'Everything is one folder too deep: Lambda would notice at the first invocation, the package check notices now.',
    run: async (workspace) => {
      const { requests, exitCode } = await workspace.step({
        'source-dir': '.',
        include: 'build/**',
        alias: 'live',
      })
      const writes = requests.filter(({ method, service }) => service === 'lambda' && method !== 'GET')
      workspace.expect(exitCode === 1 && writes.length === 0, 'the step failed and changed nothing')
    },
  },
  {
    title: 'A smoke test stops the release',
    text: 'The new version is invoked before the alias moves. It fails, so callers never meet it.',
    needsControl: true,
    run: async (workspace) => {
      await workspace.write(BROKEN)
      workspace.answer({
        error: { type: 'TypeError', message: "Cannot read properties of undefined (reading 'name')" },
        log: 'TypeError at handler (/var/task/index.mjs:1:67)',
      })
      const { exitCode } = await workspace.step({ 'source-dir': 'build', alias: 'live', ...SMOKE_TEST })
      workspace.expect(exitCode === 1 && (await workspace.served()) === '1', 'live still serves version 1')
    },
  },
  {
    title: 'A canary',
    text: 'The mended version passes its test and gets a tenth of the traffic; a second step gives it all.',
    run: async (workspace) => {
      await workspace.write(MENDED)
      workspace.answer({ payload: { statusCode: 200, body: 'Hi, Ada' } })
      const test = workspace.controlled ? SMOKE_TEST : {}
      const canary = await workspace.step({
        'source-dir': 'build',
        alias: 'live',
        'alias-weight': '10',
        ...test,
      })
      workspace.expect(
        canary.exitCode === 0 && (await workspace.served()) === '1',
        'nine tenths stay with version 1',
      )
      const whole = await workspace.step({ 'source-dir': 'build', alias: 'live' }, 'result only')
      workspace.expect(
        whole.outputs['changed'] === 'false' && (await workspace.served()) === whole.outputs['version'],
        'all of it goes to the new version',
      )
    },
  },
  {
    title: 'Going back',
    text: 'Version 1 is still there: the alias moves back in one request, without an upload.',
    run: async (workspace) => {
      const { exitCode } = await workspace.step({ 'published-version': '1', alias: 'live' })
      workspace.expect(exitCode === 0 && (await workspace.served()) === '1', 'live serves version 1 again')
    },
  },
]
