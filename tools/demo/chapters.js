/** @import { Step, Workspace } from './workspace.js' */

/** @typedef {readonly [holds: boolean, fact: string]} Check */

/**
 * @typedef {object} Chapter
 * @property {string} title
 * @property {string | ((controlled: boolean) => string)} text controlled where the endpoint is the local one
 * @property {boolean} [needsControl] it cannot be told elsewhere
 * @property {(workspace: Workspace, show: Show) => Promise<readonly Check[]>} run
 */

/** @typedef {(step: Step, part?: 'its end') => Step} Show prints what there is to see of a step */

/** CodeSha256 of the first package, on whatever system. */
const PACKAGED = 'QOAhfENrCmHFc9pk4rEJXsJYut0KLHJLg/SWPsGTPDw='
const BUILD = { 'source-dir': 'build' }
const PAYLOAD = '{"name": "Ada"}'
const SMOKE_TEST = { 'smoke-test-payload': PAYLOAD }
const BROKEN =
  "export const handler = async (event) => ({ statusCode: 200, body: 'Hi, ' + event.user.name })\n"
const MENDED = "export const handler = async (event) => ({ statusCode: 200, body: 'Hi, ' + event.name })\n"

/** @type {readonly Chapter[]} */
export const CHAPTERS = [
  {
    title: 'A refused token',
    text: "The role trusts another branch. The error says what the job's token has, and prints the statement that lets it in.",
    needsControl: true,
    run: async (workspace, show) => {
      const { result, requests } = show(await workspace.step(BUILD))
      const statement = /trust policy[^\n]*:\n( *)(\{\n[\s\S]*?\n\1\})/.exec(result.log)?.[2]
      if (statement !== undefined) workspace.control?.trust(statement)
      return [
        [
          result.exitCode === 1 && !requests.some(({ service }) => service === 'lambda'),
          'nothing was deployed',
        ],
        [statement !== undefined, 'the statement that was printed is now the trust policy'],
      ]
    },
  },
  {
    title: 'The first deployment',
    text: (controlled) =>
      `${controlled ? 'The same step again. ' : ''}The directory becomes a zip, a version of it is published, and an alias points there.`,
    run: async (workspace, show) => {
      const { result } = show(await workspace.step(BUILD))
      const { version } = await workspace.live()
      return [
        [result.exitCode === 0 && version === result.outputs['version'], `live serves version ${version}`],
        [result.outputs['code-sha256'] === PACKAGED, 'its hash is the same on every machine'],
      ]
    },
  },
  {
    title: 'The same again',
    text: 'Nothing changed, so nothing is uploaded, and there is no second version.',
    run: async (workspace, show) => {
      const { version: before } = await workspace.live()
      const step = show(await workspace.step(BUILD))
      return [
        [step.result.exitCode === 0 && step.result.outputs['changed'] === 'false', 'unchanged'],
        [sentNothing(step), '0 bytes uploaded'],
        [await servesOnly(workspace, before), `live still serves version ${before}`],
      ]
    },
  },
  {
    title: 'A broken package',
    text: 'Everything is one folder too deep. Lambda would notice at the first invocation, the package check notices now.',
    run: async (workspace, show) => {
      const { result, requests } = show(await workspace.step({ 'source-dir': '.', include: 'build/**' }))
      const writes = requests.filter(({ method, service }) => service === 'lambda' && method !== 'GET')
      return [[result.exitCode === 1 && requests.length > 0 && writes.length === 0, 'nothing was changed']]
    },
  },
  {
    title: 'A smoke test that stops a release',
    text: 'The new version is invoked before the alias moves. It fails, so callers never meet it.',
    needsControl: true,
    run: async (workspace, show) => {
      await workspace.write(BROKEN, PAYLOAD)
      const { version: before } = await workspace.live()
      const { result } = show(await workspace.step({ ...BUILD, ...SMOKE_TEST }))
      const { version: made } = result.outputs
      return [
        [result.exitCode === 1 && made !== before, `version ${made} failed`],
        [await servesOnly(workspace, before), `live still serves version ${before}`],
      ]
    },
  },
  {
    title: 'A canary',
    text: (controlled) =>
      `The ${controlled ? 'corrected version passes the test and' : 'next version'} gets a tenth of the traffic, until a second step gives it all.`,
    run: async (workspace, show) => {
      await workspace.write(MENDED, PAYLOAD)
      const test = workspace.control ? SMOKE_TEST : {}
      const { version: before } = await workspace.live()
      const canary = show(await workspace.step({ ...BUILD, 'alias-weight': '10', ...test }))
      const { version, weights } = await workspace.live()
      const next = canary.result.outputs['version'] ?? ''
      const whole = show(await workspace.step(BUILD), 'its end')
      return [
        [
          canary.result.exitCode === 0 && version === before && weights[next] === 0.1,
          `10 % went to version ${next}`,
        ],
        [await servesOnly(workspace, next), 'then all of it'],
        [sentNothing(whole), 'without another upload'],
      ]
    },
  },
  {
    title: 'Going back',
    text: (controlled) =>
      `The alias moves to a version that is there. ${controlled ? '`previous` would be 2, which failed its test, so the number is given.' : '`previous` finds it.'}`,
    run: async (workspace, show) => {
      const { version: before } = await workspace.live()
      const step = show(await workspace.step({ 'published-version': workspace.control ? '1' : 'previous' }))
      const older = workspace.control ? '1' : String(Number(before) - 1)
      return [
        [
          step.result.exitCode === 0 && (await servesOnly(workspace, older)),
          `live serves version ${older} again`,
        ],
        [sentNothing(step), '0 bytes uploaded'],
      ]
    },
  },
]

/** @param {Step} step */
function sentNothing({ requests }) {
  return requests.length > 0 && !requests.some(({ operation }) => operation === 'UpdateFunctionCode')
}

/**
 * @param {Workspace} workspace
 * @param {string | undefined} expected
 */
async function servesOnly(workspace, expected) {
  const { version, weights } = await workspace.live()
  return expected !== undefined && version === expected && Object.keys(weights).length === 0
}
