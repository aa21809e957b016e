/** node ours.js <directory> <output>: our own packer, as the action runs it. */
import { mkdtempSync, renameSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageDirectory } from '../../../src/package/directory.ts'

const [directory = '', output = ''] = process.argv.slice(2)
const temporary = mkdtempSync(join(dirname(output), 'ours-'))
const { path } = await packageDirectory({ directory, include: [], exclude: [], temporary })
renameSync(path, output)
rmdirSync(temporary)
