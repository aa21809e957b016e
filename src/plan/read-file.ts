import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { readableSize } from '../size.ts'
import { systemReason } from '../system-error.ts'

/**
 * The text of a file that an input names instead of holding the text itself.
 *
 * @param most bytes
 * @param refuse is given the reason, as a sentence, if it cannot be read
 */
export function readFile(path: string, most: number, refuse: (why: string) => void): string | undefined {
  let descriptor: number | undefined
  try {
    // Opening a pipe that nobody writes to would never end.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const stats = fstatSync(descriptor)
    if (!stats.isFile() && !stats.isDirectory()) refuse('It is not a regular file.')
    else if (stats.size > most) refuse(`It has more than ${readableSize(most)}.`)
    else return readFileSync(descriptor, 'utf8')
  } catch (error) {
    refuse(systemReason(error))
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
  return undefined
}
