import { noise } from './packages.js'
import { released, TARGET, unpublished } from './start.js'

/** @import { Scenario } from './scenario.js' */

const DIRECTORY = { ...TARGET, 'source-dir': 'build' }
const files = {
  'build/index.mjs': Buffer.from('export const handler = async () => 2'),
  'build/lib/a.mjs': Buffer.from('export {}'),
}

/** Above the size from which threads compress. */
const DATA = Buffer.from(noise(6 * 1024 * 1024).toString('hex'))

/** Files of the workspace that the action packages. @type {readonly Scenario[]} */
export const directories = [
  { name: 'directory', inputs: DIRECTORY, files, start: unpublished(), ends: { code: 'any' } },
  {
    name: 'directory + alias',
    inputs: { ...DIRECTORY, alias: 'live' },
    files,
    start: released(),
    ends: { code: 'any', versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'large directory',
    inputs: DIRECTORY,
    files: { ...files, 'build/data.txt': DATA, 'build/more/data.txt': DATA.subarray(1) },
    start: unpublished(),
    heavy: true,
    ends: { code: 'any' },
  },
  {
    name: 'directory one folder too deep',
    inputs: { ...DIRECTORY, 'source-dir': '.', include: 'build/**' },
    files,
    start: released(),
    ends: { status: 'failed', says: /everything is inside build\// },
  },
  {
    name: 'staged directory',
    inputs: { ...DIRECTORY, 's3-bucket': 'packages-{region}' },
    files,
    start: { ...unpublished(), bucket: {} },
    ends: { code: 'any' },
  },
]
