import { parseKeyValueFile } from './file-commands.js'

/** @import { FileName } from './step-files.js' */
/** @import { StepLog } from './step-log.js' */

const LARGEST_SUMMARY = 1024 * 1024

/**
 * What a step left in its command files.
 *
 * @typedef {object} CommandFiles
 * @property {Record<string, string>} outputs
 * @property {Record<string, string>} envFile variables for later steps
 * @property {string} summary as the page shows it: masked, and empty where it was too large
 * @property {Record<FileName, string>} files raw
 * @property {string[]} fileErrors why files were not accepted, which fails the step
 */

/**
 * @param {Record<FileName, string>} files
 * @param {StepLog} log
 * @returns {CommandFiles}
 */
export function readCommandFiles(files, log) {
  /** @type {string[]} */
  const fileErrors = []
  /** @param {FileName} name */
  const values = (name) => {
    try {
      return parseKeyValueFile(files[name])
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      fileErrors.push(message)
      log.annotate('error', `Unable to process file command '${name}' successfully.`)
      log.annotate('error', message)
      return {}
    }
  }
  return {
    outputs: values('output'),
    envFile: values('env'),
    summary: readSummary(files.summary, log),
    files,
    fileErrors,
  }
}

/**
 * @param {string} summary
 * @param {StepLog} log
 */
function readSummary(summary, log) {
  const size = Buffer.byteLength(summary)
  if (size <= LARGEST_SUMMARY) return log.mask(summary)
  log.annotate(
    'error',
    `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${LARGEST_SUMMARY / 1024}k, got ${Math.floor(size / 1024)}k.`,
  )
  return ''
}
