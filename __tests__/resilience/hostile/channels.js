import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { NEW, zipOf } from '../../../scenarios/packages.js'
import { answersWith, MEMBERS } from './answers.js'
import { environmental, hostileText, WORKFLOW_SECRET } from './texts.js'

/** @import { Fault } from '../../../emulator/aws/faults.js' */
/** @import { Folders } from '../../harness/folders.js' */

/**
 * What a step is handed of hostile texts.
 *
 * @typedef {object} Payload
 * @property {Record<string, string>} [inputs]
 * @property {Record<string, string>} [env]
 * @property {Fault[]} [faults]
 * @property {Record<string, string>} [names] file names in the zip
 * @property {readonly string[]} [values] of variables, which nothing may show
 */

/**
 * @typedef {object} Channel
 * @property {string} name
 * @property {number} runs
 * @property {fc.Arbitrary<Payload>} payloads
 * @property {(files: Record<string, Buffer>) => boolean} [takes] whether a step with these files meets them; all when absent
 */

const OPERATIONS = [
  'GetFunction',
  'UpdateFunctionConfiguration',
  'UpdateFunctionCode',
  'PublishVersion',
  'GetAlias',
  'UpdateAlias',
]
const VARIABLES = [
  'GITHUB_REPOSITORY',
  'GITHUB_REF_NAME',
  'GITHUB_SHA',
  'GITHUB_WORKSPACE',
  'GITHUB_EVENT_NAME',
  'GITHUB_RUN_ID',
  'AWS_REGION',
]
const ERRORS = ['InvalidParameterValueException', 'AccessDeniedException', 'SomethingNewException']
const { secretAccessKey: SECRET } = DEFAULT_CREDENTIALS

/** @param {string} operation @param {string} type @param {string} message @returns {Fault} */
const refusal = (operation, type, message) => ({
  operation,
  times: Number.POSITIVE_INFINITY,
  fault: { status: 400, body: { __type: type, message } },
})

/**
 * Every way by which a text comes in from outside.
 *
 * @param {readonly string[]} inputNames
 * @returns {Channel[]}
 */
export const channels = (inputNames) => [...ofTheWorkflow(inputNames), VALUES, ...OF_THE_SERVICE]

/**
 * @param {readonly string[]} inputNames
 * @returns {Channel[]}
 */
const ofTheWorkflow = (inputNames) => [
  {
    name: 'inputs',
    runs: 400,
    payloads: fc
      .dictionary(fc.constantFrom(...inputNames), hostileText, {
        minKeys: 1,
        maxKeys: 3,
        noNullPrototype: true,
      })
      .map((inputs) => ({ inputs })),
  },
  {
    name: 'GITHUB_ variables',
    runs: 200,
    payloads: fc
      .dictionary(fc.constantFrom(...VARIABLES), hostileText, { minKeys: 1, noNullPrototype: true })
      .map((env) => ({ env })),
  },
  {
    name: 'file names in a zip',
    runs: 150,
    takes: (files) => files['function.zip'] !== undefined,
    payloads: fc
      .dictionary(
        hostileText.map((text) => text.toWellFormed().slice(0, 20_000)),
        fc.constant(''),
        { minKeys: 1, maxKeys: 3, noNullPrototype: true },
      )
      .map((names) => ({ names })),
  },
]

/** @type {Channel} */
const VALUES = {
  name: 'values of variables',
  runs: 300,
  payloads: fc
    .tuple(
      fc.dictionary(fc.constantFrom('TABLE', 'TOKEN_1', 'SECRET_KEY'), hostileText, {
        minKeys: 1,
        noNullPrototype: true,
      }),
      fc.boolean(),
    )
    .map(([variables, refused]) => ({
      inputs: { configuration: JSON.stringify({ MemorySize: 512, Environment: { Variables: variables } }) },
      values: Object.values(variables),
      // A service may quote what it refuses.
      ...(refused && {
        faults: ['UpdateFunctionConfiguration', 'CreateFunction'].map((operation) =>
          refusal(
            operation,
            'ValidationException',
            `Value '${Object.values(variables).join(', ')}' at 'environment'`,
          ),
        ),
      }),
    })),
}

/** @type {readonly Channel[]} */
const OF_THE_SERVICE = [
  {
    name: 'answers of the service',
    runs: 500,
    payloads: fc
      .tuple(
        fc.dictionary(fc.constantFrom(...MEMBERS), hostileText, {
          minKeys: 1,
          maxKeys: 4,
          noNullPrototype: true,
        }),
        fc.boolean(),
      )
      .map(([members, failing]) => ({ faults: answersWith(members, failing) })),
  },
  {
    name: 'errors of the service',
    runs: 400,
    payloads: fc
      .tuple(fc.constantFrom(...OPERATIONS), fc.oneof(fc.constantFrom(...ERRORS), hostileText), hostileText)
      .map(([operation, type, message]) => ({ faults: [refusal(operation, type, message)] })),
  },
  {
    name: 'secrets in errors',
    runs: 300,
    payloads: fc
      .tuple(
        fc.constantFrom(...OPERATIONS),
        fc.integer({ min: 0, max: 4_200 }),
        fc.constantFrom(SECRET, WORKFLOW_SECRET),
        hostileText,
      )
      .map(([operation, at, secret, text]) => ({
        faults: [refusal(operation, 'SomethingNewException', `${'x'.repeat(at)} ${secret} ${text}`)],
      })),
  },
]

/**
 * Packs the zip that a payload deploys.
 *
 * @param {Payload} payload
 * @param {Folders} folders
 */
export async function pack({ names }, { workspace }) {
  const path = join(workspace, 'function.zip')
  await writeFile(path, names === undefined ? NEW : zipOf({ 'index.mjs': '', ...names }))
}

/** What a real process can be handed of a payload. @param {Payload} payload */
export function forProcess({ inputs = {}, env = {}, faults = [] }) {
  const short = (/** @type {Record<string, string>} */ texts) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, environmental(text)]))
  return { inputs: short(inputs), env: short(env), faults }
}
