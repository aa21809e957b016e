import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { runAction } from '../../../emulator/github/run-action.js'
import { KEYS } from '../programs/boto3.js'
import { cached } from '../programs/cache.js'
import { NODE } from '../programs/node.js'
import { pythonPrograms } from '../programs/python.js'
import { mustRun } from '../programs/run.js'
import { record } from './recorder.js'
import { ROWS } from './rows.js'

/** @import { Recorded } from './recorder.js' */
/** @import { Row } from './rows.js' */

/**
 * The one request that the AWS CLI sends for each row; the same for the same CLI and rows, and so recorded once.
 *
 * @returns {Promise<Recorded[]>}
 */
export async function requestsOfCli() {
  const programs = await pythonPrograms()
  const key = createHash('sha256').update(programs).update(JSON.stringify(ROWS)).digest('hex').slice(0, 12)
  const folder = await cached(`cli-requests-${key}`, async (target) => {
    const requests = []
    for (const { operation, options } of ROWS) {
      const command = operation.replaceAll(/(?!^)[A-Z]/g, '-$&').toLowerCase()
      const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value].filter(Boolean))
      const sent = await record((url) =>
        mustRun(join(programs, 'aws'), ['lambda', command, ...words, '--endpoint-url', url], {
          env: {
            PATH: process.env['PATH'] ?? '',
            LANG: 'C.UTF-8',
            AWS_DEFAULT_REGION: 'eu-west-1',
            HOME: target,
            ...KEYS,
          },
        }),
      )
      assert.equal(sent.length, 1, `${command} sends one request`)
      requests.push(...sent)
    }
    await writeFile(join(target, 'requests.json'), JSON.stringify(requests))
  })
  return JSON.parse(await readFile(join(folder, 'requests.json'), 'utf8'))
}

/**
 * Every request of a step with the inputs of a row.
 *
 * @param {string} actionDir
 * @param {Row} row
 * @returns {Promise<Recorded[]>}
 */
export function requestsOfAction(actionDir, { inputs }) {
  return record(async (url) => {
    const env = clientEnvironment({ url })
    const { conclusion, log } = await runAction({ actionDir, node: NODE, inputs, env })
    if (conclusion !== 'success') throw new Error(`the step ended with ${conclusion}\n${log}`)
  })
}

/**
 * Holds a step's request of a row against the CLI's.
 *
 * @param {readonly Recorded[]} ofAction every request of the step
 * @param {Recorded} ofCli
 * @throws where it is not there, differs or is sent twice
 */
export function compareRequests(ofAction, ofCli) {
  const named = (/** @type {Recorded} */ { method, path }) => `${method} ${path}`
  const [request, ...others] = ofAction.filter((own) => named(own) === named(ofCli))
  assert.ok(request, `no ${named(ofCli)} among ${ofAction.map(named).join(', ')}`)
  assert.deepEqual(others, [], `more than one ${named(ofCli)}`)
  assert.deepEqual(request, ofCli)
}

/** @param {Row} row */
export const nameOf = ({ operation, members, inputs }) =>
  `${operation} ${members.join(', ')} (${inputs['function-name']})`
