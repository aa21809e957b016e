/** node yazl.js <directory> <output> */
import { createWriteStream, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
// @ts-expect-error: yazl brings no types.
import yazl from 'yazl'

const [directory = '', output = ''] = process.argv.slice(2)
const zip = new yazl.ZipFile()
for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
  if (lstatSync(join(directory, path)).isFile()) zip.addFile(join(directory, path), path)
}
zip.end()
await pipeline(zip.outputStream, createWriteStream(output))
