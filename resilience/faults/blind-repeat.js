/** @import { RequestRecord } from '../../emulator/endpoint/record.js' */

/** Whose effect is read back by which requests. PublishVersion answers with the same version again. */
const READ_BY = /** @type {Readonly<Record<string, RegExp>>} */ ({
  UpdateFunctionCode: /^GetFunction/,
  CreateAlias: /^GetAlias/,
  UpdateAlias: /^GetAlias/,
})

/**
 * Whether a request that may have been obeyed was sent again without a look at what it did.
 *
 * @param {readonly RequestRecord[]} requests
 * @param {(record: RequestRecord) => boolean} lost whether nobody could tell what became of it
 * @returns {string | undefined}
 */
export function blindRepeat(requests, lost) {
  /** @type {Set<string>} */
  const unread = new Set()
  for (const record of requests) {
    const { operation, body } = record
    if (unread.has(operation)) return `${operation} was repeated blindly`
    for (const other of [...unread]) if (READ_BY[other]?.test(operation)) unread.delete(other)
    const changes = READ_BY[operation] !== undefined && Object(body).DryRun !== true
    if (changes && lost(record)) unread.add(operation)
  }
  return undefined
}
