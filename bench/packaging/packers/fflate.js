/** node fflate.js <directory> <output> */
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'

const [directory = '', output = ''] = process.argv.slice(2)
/** @type {Record<string, Uint8Array>} */
const files = {}
for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
  if (lstatSync(join(directory, path)).isFile()) files[path] = readFileSync(join(directory, path))
}
writeFileSync(output, zipSync(files, { level: 6 }))
