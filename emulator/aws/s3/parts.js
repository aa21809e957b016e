import { badRequest } from './errors.js'

/** @import { MultipartUpload } from './bucket.js' */

const SMALLEST_PART = 5 * 1024 * 1024

/** @typedef {{ number: number, etag: string, checksums: Record<string, string> }} ListedPart */
/** @typedef {{ body: Buffer, etag: string, checksums: Record<string, string> }} Part */

/**
 * @param {string} xml the body of CompleteMultipartUpload
 * @returns {ListedPart[]}
 */
export function readPartList(xml) {
  return [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => {
    const members = [...part.matchAll(/<(\w+)>([^<]*)<\/\1>/g)]
    const value = (/** @type {string} */ name) => members.find(([, own]) => own === name)?.[2] ?? ''
    const checksums = members.filter(([, name = '']) => name.startsWith('Checksum'))
    return {
      number: Number(value('PartNumber')),
      etag: value('ETag').replaceAll('&quot;', '"').replaceAll('"', ''),
      checksums: Object.fromEntries(
        checksums.map(([, name = '', sum = '']) => [name.slice('Checksum'.length).toLowerCase(), sum]),
      ),
    }
  })
}

/**
 * The parts that a list names, in its order, where it names them rightly.
 *
 * @param {MultipartUpload} upload
 * @param {ListedPart[]} list
 * @returns {Part[]}
 */
export function findParts(upload, list) {
  if (list.length === 0) throw badRequest('MalformedXML', 'The XML you provided was not well-formed')
  if (list.some((part, index) => part.number <= (list[index - 1]?.number ?? 0))) {
    throw badRequest(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    )
  }
  const parts = list.map((listed) => findPart(upload, listed))
  if (parts.slice(0, -1).some((part) => part.body.length < SMALLEST_PART)) {
    throw badRequest('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
  }
  return parts
}

/**
 * @param {MultipartUpload} upload
 * @param {ListedPart} listed
 * @returns {Part}
 */
function findPart({ algorithm, checksumType, parts }, listed) {
  const part = parts.get(listed.number)
  const wrong = Object.entries(listed.checksums).some(([name, sum]) => part?.checksums[name] !== sum)
  if (!part || part.etag !== `"${listed.etag}"` || wrong) {
    throw badRequest(
      'InvalidPart',
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    )
  }
  if (algorithm !== undefined && checksumType === 'COMPOSITE' && listed.checksums[algorithm] === undefined) {
    throw badRequest(
      'InvalidRequest',
      `The upload was created using a ${algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${listed.number} in the request.`,
    )
  }
  return part
}
