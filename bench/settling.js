import { median, OURS } from './measure.js'

/** @import { Options, Row } from './main.js' */
/** @import { Workbench } from './measure.js' */

/** Milliseconds that an update takes, and the most looks that are allowed meanwhile. */
const TIMES = /** @type {const} */ ([
  [300, ''],
  [1_500, ''],
  [4_000, ', 16 looks'],
  [120_000, ', 90 looks'],
])

/**
 * How soon the action notices that Lambda has settled, and how often it looks.
 *
 * @param {Workbench} bench
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
export async function* settling(bench, { runs }) {
  const zip = await bench.writePackage('settling', 350)
  for (const [settle, looksAllowed] of runs(2) === 1 ? TIMES.slice(0, 1) : TIMES) {
    const late = []
    let looks = 0
    for (let run = 0; run < (settle > 10_000 ? 1 : runs(5)); run++) {
      await bench.serve({ milliseconds: settle })
      const step = { 'function-name': 'ours', 'zip-file': zip, publish: 'true' }
      await bench.time(OURS, step, { timeout: settle + 60_000 })
      const log = await bench.requests()
      const at = (/** @type {string} */ name) =>
        log.find(({ operation }) => operation === name)?.time ?? Number.NaN
      late.push(at('PublishVersion') - at('UpdateFunctionCode') - settle)
      looks = log.filter(({ operation }) => operation === 'GetFunction').length - 1
    }
    yield {
      what: `published after an update that takes ${settle / 1000} s`,
      ours: `${median(late)} ms late (${Math.min(...late)} to ${Math.max(...late)}), ${looks} looks`,
      ...{ beside: '', ratio: '', goal: `350 ms late, never early${looksAllowed}` },
    }
  }
}
