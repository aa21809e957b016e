import { largeZip, NEW, OLD, sha256 } from './packages.js'

/** @import { World } from '../../../emulator/aws/world.js' */

/**
 * One thing that a workflow does. Every check goes through this table, so that a scenario added here
 * is covered by all of them without being named anywhere else.
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {Record<string, string>} inputs
 * @property {Record<string, Buffer>} [files] of the workspace, by path
 * @property {boolean} [oidc] the job has a token and no keys
 * @property {boolean} [heavy] its package takes long to send
 * @property {(world: World) => void} seed
 * @property {string} [code] CodeSha256 that the function ends with; that of {@link NEW} when absent
 */

const FUNCTION = 'greeting'
const TARGET = { 'function-name': FUNCTION, 'version-description': 'the new one' }
const ZIP = { ...TARGET, 'zip-file': 'function.zip' }
const FILES = { 'function.zip': NEW }
const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/greeting'
const DIGEST = 'd'.repeat(64)
const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const LARGE = largeZip(8.2 * 1024 * 1024)

/** @param {Record<string, unknown>} [more] */
const seeded = (more) => (/** @type {World} */ world) =>
  void world.addFunction({ name: FUNCTION, zip: OLD, ...more })

/** @param {Record<string, unknown>} [more] */
const released = (more) =>
  seeded({ versions: [{ description: 'the old one' }], aliases: [{ name: 'live', version: '1' }], ...more })

const weighted = seeded({
  versions: [{}, { zip: Buffer.from('an older package') }],
  aliases: [{ name: 'live', version: '1', weights: { 2: 0.25 } }],
})

/** @param {World} world */
const bucket = (world) => world.addBucket({ name: 'packages', versioned: true })

/** @param {(world: World) => void} first */
const withObject = (first) => (/** @type {World} */ world) => {
  first(world)
  bucket(world)
  world.putObject('packages', 'greeting.zip', NEW)
}

/** @param {(world: World) => void} first */
const withBucket = (first) => (/** @type {World} */ world) => {
  first(world)
  bucket(world)
}

/** @param {World} world */
function images(world) {
  world.addImage({ repository: 'shop/greeting', tag: 'v1', digest: `sha256:${'1'.repeat(64)}` })
  world.addImage({ repository: 'shop/greeting', tag: 'v2', digest: `sha256:${DIGEST}` })
  world.addFunction({
    name: FUNCTION,
    packageType: 'Image',
    imageUri: `${REGISTRY}@sha256:${'1'.repeat(64)}`,
    versions: [{}],
    aliases: [{ name: 'live', version: '1' }],
  })
}

/** @param {World} world */
function withRole(world) {
  released()(world)
  world.addRole({ name: 'deploy' })
}

const OBJECT = { ...TARGET, 's3-bucket': 'packages', 's3-key': 'greeting.zip' }
const STAGED = { ...ZIP, 's3-bucket': 'packages' }

/** @type {readonly Scenario[]} */
export const SCENARIOS = [
  { name: 'zip', inputs: ZIP, files: FILES, seed: seeded() },
  { name: 'zip + publish', inputs: { ...ZIP, publish: 'true' }, files: FILES, seed: released() },
  { name: 'zip + new alias', inputs: { ...ZIP, alias: 'live' }, files: FILES, seed: seeded() },
  {
    name: 'zip + weighted alias',
    inputs: { ...ZIP, alias: 'live', 'alias-description': 'all of it' },
    files: FILES,
    seed: weighted,
  },
  {
    name: 'unchanged zip + alias',
    inputs: { ...ZIP, alias: 'live' },
    files: FILES,
    seed: seeded({ zip: NEW, versions: [{ zip: OLD }], aliases: [{ name: 'live', version: '1' }] }),
  },
  { name: 'S3 object', inputs: OBJECT, seed: withObject(seeded()) },
  { name: 'S3 object + publish', inputs: { ...OBJECT, publish: 'true' }, seed: withObject(released()) },
  { name: 'S3 object + alias', inputs: { ...OBJECT, alias: 'live' }, seed: withObject(released()) },
  { name: 'S3 object + new alias', inputs: { ...OBJECT, alias: 'next' }, seed: withObject(released()) },
  {
    name: 'staged zip + alias',
    inputs: { ...STAGED, alias: 'live' },
    files: FILES,
    seed: withBucket(released()),
  },
  {
    name: 'staged zip in parts',
    inputs: { ...STAGED, alias: 'live' },
    files: { 'function.zip': LARGE },
    seed: withBucket(released()),
    code: sha256(LARGE),
    heavy: true,
  },
  {
    name: 'directory + alias',
    inputs: { ...TARGET, 'source-dir': 'build', alias: 'live' },
    files: {
      'build/index.mjs': Buffer.from('export const handler = async () => 2'),
      'build/lib/a.mjs': Buffer.from('export {}'),
    },
    seed: released(),
    code: '*',
  },
  {
    name: 'image by tag + alias',
    inputs: { ...TARGET, 'image-uri': `${REGISTRY}:v2`, alias: 'live' },
    seed: images,
    code: DIGEST,
  },
  {
    name: 'image by digest + alias',
    inputs: { ...TARGET, 'image-uri': `${REGISTRY}@sha256:${DIGEST}`, alias: 'live' },
    seed: images,
    code: DIGEST,
  },
  {
    name: 'architecture + alias',
    inputs: { ...ZIP, architecture: 'arm64', alias: 'live' },
    files: FILES,
    seed: released({ zip: NEW }),
  },
  {
    name: 'OIDC role + alias',
    inputs: { ...ZIP, alias: 'live', 'role-to-assume': ROLE, 'allowed-account-ids': '123456789012' },
    files: FILES,
    oidc: true,
    seed: withRole,
  },
  {
    name: 'SnapStart + alias',
    inputs: { ...ZIP, alias: 'live' },
    files: FILES,
    seed: released({ snapStart: true, versionSettle: { reads: 2 } }),
  },
  {
    name: 'dry run',
    inputs: { ...ZIP, publish: 'true', 'dry-run': 'true' },
    files: FILES,
    seed: released(),
    code: sha256(OLD),
  },
]
