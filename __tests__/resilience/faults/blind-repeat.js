import { functionOf } from '../../rules/requests.js'

/** @import { RequestRecord } from '../../../emulator/aws/endpoint/record.js' */

/** Whose effect is read back by which requests. PublishVersion answers with the same version again. */
const READ_BY = /** @type {Readonly<Record<string, RegExp>>} */ ({
  UpdateFunctionCode: /^GetFunction/,
  UpdateFunctionConfiguration: /^GetFunction/,
  CreateFunction: /^GetFunction/,
  CreateAlias: /^GetAlias/,
  UpdateAlias: /^GetAlias/,
})

/**
 * Whether a request that may have been obeyed was sent again without a look at what it did.
 *
 * @param {readonly RequestRecord[]} requests
 * @param {(record: RequestRecord) => boolean} lost whether nobody could tell what became of it
 * @param {boolean} dryRun nothing has an effect
 * @returns {string | undefined}
 */
export function blindRepeat(requests, lost, dryRun) {
  if (dryRun) return undefined
  const [first, ...others] = new Set(requests.map(functionOf).filter((fn) => fn !== undefined))
  // A creation names its function in the body: one that did not arrive is of the only function, or of any.
  const unnamed = others.length === 0 ? first : undefined
  return [first, ...others]
    .map((fn) =>
      blindRepeatOf(
        requests.filter((record) => (functionOf(record) ?? unnamed) === fn),
        lost,
      ),
    )
    .find((problem) => problem !== undefined)
}

/**
 * @param {readonly RequestRecord[]} requests of one function
 * @param {(record: RequestRecord) => boolean} lost
 */
function blindRepeatOf(requests, lost) {
  /** @type {Set<string>} */
  const unread = new Set()
  for (const record of requests) {
    const { operation } = record
    if (unread.has(operation)) return `${operation} was repeated blindly`
    for (const other of [...unread]) if (READ_BY[other]?.test(operation)) unread.delete(other)
    if (READ_BY[operation] !== undefined && lost(record)) unread.add(operation)
  }
  return undefined
}
