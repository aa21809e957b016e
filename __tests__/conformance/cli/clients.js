import { join } from 'node:path'
import { KEYS } from '../programs/boto3.js'
import { pythonPrograms } from '../programs/python.js'
import { mustRun } from '../programs/run.js'
import { withWorkspace } from '../scenarios/package.js'
import { deployed } from '../scenarios/step.js'
import { ZIP } from './rows.js'

/** @import { Recorded } from './recorder.js' */
/** @import { Row } from './rows.js' */

/** @typedef {{ url: string, requests: Recorded[] }} Recorder */

/**
 * @param {Recorder} recorder
 * @param {Row} row
 * @returns {Promise<Recorded[]>} every request of the step
 */
export async function sentByAction(recorder, { inputs }) {
  recorder.requests.splice(0)
  await deployed(recorder, { inputs, files: { 'function.zip': ZIP } })
  return recorder.requests.splice(0)
}

/**
 * @param {Recorder} recorder
 * @param {Row} row
 * @returns {Promise<Recorded[]>}
 */
export async function sentByCli(recorder, { cli }) {
  recorder.requests.splice(0)
  const aws = join(await pythonPrograms(), 'aws')
  await withWorkspace({ 'function.zip': ZIP }, async (workspace) => {
    const options = cli.map((own) => own.replace('{zip}', join(workspace, 'function.zip')))
    const args = ['lambda', ...options, '--endpoint-url', recorder.url, '--region', 'eu-west-1']
    await mustRun(aws, args, {
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', HOME: workspace, ...KEYS },
    })
  })
  return recorder.requests.splice(0)
}
