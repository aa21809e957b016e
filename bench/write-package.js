import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { zipSync } from 'fflate'

/*
 * Writes a zip of so many random bytes and a handler: node bench/write-package.js PATH BYTES. It is a
 * process of its own because a process counts what its parent held when it started as its own peak.
 */

const [path = '', bytes = '0'] = process.argv.slice(2)
const handler = new TextEncoder().encode('export const handler = async () => 1')
writeFileSync(path, zipSync({ 'data.bin': randomBytes(Number(bytes)), 'index.mjs': handler }, { level: 0 }))
