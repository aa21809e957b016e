import { createHash } from 'node:crypto'
import { largeZip, NEW, OTHER } from './packages.js'
import { BUCKET } from './scenario.js'
import { released, TARGET, unpublished, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

const files = { 'function.zip': NEW }
const KEY = 'builds/greeting 1+2.zip'
const OBJECT = { ...TARGET, 's3-bucket': BUCKET, 's3-key': KEY }
const STAGED = { ...ZIP, 's3-bucket': BUCKET }
const LARGE = largeZip(8.2 * 1024 * 1024)
const STORED = { versioned: true, objects: { [KEY]: NEW } }
const HASHED_KEY = `lambda/${createHash('sha256').update(NEW).digest('hex')}.zip`

/** An object that is in S3 already, and a package that is put there first. @type {readonly Scenario[]} */
export const objects = [
  { name: 'S3 object', inputs: OBJECT, start: { ...unpublished(), bucket: STORED } },
  {
    name: 'S3 object without a checksum',
    inputs: OBJECT,
    start: { ...unpublished(), bucket: { ...STORED, checksums: false } },
    ends: { again: 'deployed' },
  },
  {
    name: 'S3 object + publish',
    inputs: { ...OBJECT, publish: 'true' },
    start: { ...released(), bucket: STORED },
    ends: { versions: 2 },
  },
  {
    name: 'S3 object + alias',
    inputs: { ...OBJECT, alias: 'live' },
    start: { ...released(), bucket: STORED },
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'S3 object + new alias',
    inputs: { ...OBJECT, alias: 'next' },
    start: { ...released(), bucket: STORED },
    ends: { versions: 2, aliases: { live: '1', next: '2' } },
  },
  {
    name: 'version of an S3 object',
    inputs: { ...OBJECT, 's3-object-version': `<version:${KEY}>` },
    start: { ...unpublished(), bucket: { versioned: true, objects: { [KEY]: [NEW, OTHER] } } },
    needs: ['object-versions'],
  },
  {
    name: 'staged zip',
    inputs: STAGED,
    files,
    start: { ...unpublished(), bucket: {} },
  },
  {
    name: 'staged zip + alias',
    inputs: { ...STAGED, 's3-bucket': 'packages-{region}', alias: 'live' },
    files,
    start: { ...released(), bucket: { versioned: true } },
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'staged zip that is there already',
    inputs: STAGED,
    files,
    start: { ...unpublished(), bucket: { versioned: true, objects: { [HASHED_KEY]: NEW } } },
  },
  {
    name: 'staged zip in parts',
    inputs: { ...STAGED, alias: 'live' },
    files: { 'function.zip': LARGE },
    start: { ...released(), bucket: { versioned: true } },
    heavy: true,
    ends: { code: LARGE, versions: 2, aliases: { live: '2' } },
  },
]
