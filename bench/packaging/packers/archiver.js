/** node archiver.js <directory> <output> */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipArchive } from 'archiver'

const [directory = '', output = ''] = process.argv.slice(2)
const zip = new ZipArchive({ zlib: { level: 6 } })
zip.directory(directory, false)
void zip.finalize()
await pipeline(zip, createWriteStream(output))
