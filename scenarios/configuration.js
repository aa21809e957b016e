import { handlerZip, NEW, zipOf } from './packages.js'
import { BUCKET, FUNCTION, IMAGE, TWIN, VARIABLE } from './scenario.js'
import { released, TARGET, unpublished, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

/** Values of variables, by name: none of them may ever be read anywhere. */
export const VALUES = Object.freeze({
  TABLE: '::error::table-of-nobody',
  SETTINGS: '{"password":"correct horse","lines":"1\\n2"}',
  TOKEN: 'ghp_0123456789abcdefghijABCDEFGHIJ456789',
  CERTIFICATE: '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----\n',
})
const hides = Object.values(VALUES)

/** A variable that the function has, and its value. */
const RETIRED = Object.freeze({ RETIRED_KEY: 'the value that nobody needs any more' })

const files = { 'function.zip': NEW }
const LIVE = { alias: 'live' }
const MEMORY = { MemorySize: 512, Timeout: 30 }
const WANTED = { ...MEMORY, Environment: { Variables: VALUES } }
const settings = { ...MEMORY, variables: { [VARIABLE.name]: VARIABLE.value, ...VALUES } }
const CONFIGURED = { memorySize: 512, others: { Timeout: 30 }, environment: VALUES }
const LAYER = 'arn:aws:lambda:eu-west-1:123456789012:layer:tools:3'
const YAML = `# The same in YAML, with what it offers.
MemorySize: 512
Timeout: 30
Environment:
  Variables:
    TABLE: '${VALUES.TABLE}'
    SETTINGS: ${JSON.stringify(VALUES.SETTINGS)}
    TOKEN: ${VALUES.TOKEN}
    CERTIFICATE: |
      ${VALUES.CERTIFICATE.trimEnd().replaceAll('\n', '\n      ')}
    NEVER_THERE: null
`

/** @param {object} configuration */
const configure = (configuration) => ({ configuration: JSON.stringify(configuration) })

/** The configuration together with the code. @type {readonly Scenario[]} */
const configured = [
  {
    name: 'configuration + zip',
    inputs: { ...ZIP, configuration: YAML },
    files,
    start: unpublished(),
    hides,
    ends: { settings },
  },
  {
    name: 'configuration + zip + alias',
    inputs: { ...ZIP, ...LIVE, ...configure(WANTED) },
    files,
    start: released(),
    hides,
    ends: { versions: 2, aliases: { live: '2' }, settings },
  },
  {
    name: 'configuration alone + alias',
    inputs: { ...ZIP, ...LIVE, configuration: 'lambda.yml' },
    files: { ...files, 'lambda.yml': Buffer.from(YAML) },
    start: released({ zip: NEW }),
    hides,
    ends: { versions: 2, aliases: { live: '2' }, settings },
  },
  {
    name: 'configuration that is there + zip + alias',
    inputs: { ...ZIP, ...LIVE, ...configure(WANTED) },
    files,
    start: released(CONFIGURED),
    hides,
    ends: { versions: 2, aliases: { live: '2' }, settings },
  },
  {
    name: 'unchanged zip and configuration + alias that serves it',
    inputs: { ...ZIP, ...LIVE, ...configure(WANTED) },
    files,
    start: released({ zip: NEW, ...CONFIGURED }),
    hides,
    ends: { status: 'unchanged', settings },
  },
  {
    name: 'removed variable + publish',
    inputs: { ...ZIP, publish: 'true', ...configure({ Environment: { Variables: { RETIRED_KEY: null } } }) },
    files,
    start: released({ environment: RETIRED }),
    hides: Object.values(RETIRED),
    ends: { versions: 2, settings: { variables: { [VARIABLE.name]: VARIABLE.value } } },
  },
  {
    name: 'role and layers + alias',
    inputs: { ...ZIP, ...LIVE, ...configure({ Role: '<role>', Layers: [LAYER] }) },
    files,
    start: released({ role: 'old-execution' }),
    needs: ['layers'],
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'configuration + image + alias',
    inputs: {
      ...TARGET,
      'image-uri': `${IMAGE}:v2`,
      ...LIVE,
      ...configure({ ...MEMORY, ImageConfig: { Command: ['app.handler'] } }),
    },
    start: { ...released({ image: 'v1' }), images: ['v1', 'v2'] },
    needs: ['image-digests'],
    ends: { code: '<digest:v2>', versions: 2, aliases: { live: '2' }, settings: MEMORY },
  },
  {
    name: 'configuration + staged zip + alias',
    inputs: { ...ZIP, ...LIVE, 's3-bucket': BUCKET, ...configure(WANTED) },
    files,
    start: { ...released(), bucket: { versioned: true } },
    hides,
    ends: { versions: 2, aliases: { live: '2' }, settings },
  },
  {
    name: 'configuration alone + revision that the function has',
    inputs: { ...ZIP, 'revision-id': '<revision>', ...configure(WANTED) },
    files,
    start: unpublished({ zip: NEW }),
    needs: ['revisions'],
    hides,
    ends: { settings },
  },
  {
    name: 'configuration of two functions + alias',
    inputs: { ...ZIP, ...LIVE, 'function-name': `${FUNCTION}\n${TWIN}`, ...configure(WANTED) },
    files,
    start: { ...released(), twin: true },
    hides,
    ends: { versions: 2, aliases: { live: '2' }, settings },
  },
  {
    name: 'dry run with a configuration',
    inputs: { ...ZIP, ...LIVE, 'dry-run': 'true', ...configure(WANTED) },
    files,
    start: released(),
    hides,
    ends: { status: 'planned' },
  },
  {
    name: 'dry run with a configuration alone',
    inputs: { ...ZIP, ...LIVE, 'dry-run': 'true', ...configure(WANTED) },
    files,
    start: released({ zip: NEW }),
    hides,
    ends: { status: 'planned' },
  },
  {
    name: 'configuration that Lambda refuses',
    inputs: {
      ...ZIP,
      ...LIVE,
      ...configure({
        Environment: { Variables: { ...VALUES, LARGE: `never to be seen ${'v'.repeat(4_096)}` } },
      }),
    },
    files,
    start: released(),
    needs: ['configuration-limits'],
    hides: [...hides, 'never to be seen'],
    ends: { status: 'failed', says: /rejected the configuration .* exceeded the 4KB limit/s },
  },
  {
    name: 'configuration that fails while it settles',
    inputs: { ...ZIP, ...LIVE, ...configure(WANTED) },
    files,
    start: released({ failingUpdate: { reason: 'The KMS key is disabled.', code: 'DisabledKMSKey' } }),
    needs: ['updates-that-fail'],
    hides,
    ends: {
      status: 'failed',
      says: /apply the configuration .*The KMS key is disabled\. \(DisabledKMSKey\)/s,
    },
  },
]

const CREATE = { 'create-if-missing': 'true' }
const ZIP_SETTINGS = { Role: '<role>', Runtime: 'nodejs24.x', Handler: 'index.handler' }
const NEW_ONE = configure({ ...ZIP_SETTINGS, ...WANTED })
const created = { ...MEMORY, variables: VALUES }
const KEY = 'builds/greeting.zip'

/** Functions that do not exist yet. @type {readonly Scenario[]} */
const creations = [
  {
    name: 'created from a zip',
    inputs: { ...ZIP, ...CREATE, ...NEW_ONE },
    files,
    start: {},
    hides,
    ends: { code: NEW, settings: created },
  },
  {
    name: 'created from a zip + alias',
    inputs: { ...ZIP, ...LIVE, ...CREATE, ...NEW_ONE },
    files,
    start: {},
    needs: ['repeated-publish'],
    hides,
    ends: { code: NEW, versions: 1, aliases: { live: '1' }, settings: created },
  },
  {
    name: 'created from a directory for arm64 + publish',
    inputs: {
      ...TARGET,
      'source-dir': 'build',
      architecture: 'arm64',
      publish: 'true',
      ...CREATE,
      ...NEW_ONE,
    },
    files: { 'build/index.mjs': Buffer.from('export const handler = async () => "built"\n') },
    start: {},
    needs: ['repeated-publish'],
    hides,
    ends: { code: 'any', architecture: 'arm64', versions: 1, settings: created },
  },
  {
    name: 'created from a staged zip',
    inputs: { ...ZIP, 's3-bucket': BUCKET, ...CREATE, ...NEW_ONE },
    files,
    start: { bucket: { versioned: true } },
    hides,
    ends: { code: NEW, settings: created },
  },
  {
    name: 'created from an S3 object + alias',
    inputs: { ...TARGET, 's3-bucket': BUCKET, 's3-key': KEY, ...LIVE, ...CREATE, ...NEW_ONE },
    start: { bucket: { versioned: true, objects: { [KEY]: NEW } } },
    needs: ['repeated-publish'],
    hides,
    ends: { code: NEW, versions: 1, aliases: { live: '1' }, settings: created },
  },
  {
    name: 'created from an image + alias',
    inputs: {
      ...TARGET,
      'image-uri': `${IMAGE}:v2`,
      ...LIVE,
      ...CREATE,
      ...configure({ Role: '<role>', ...WANTED }),
    },
    start: { images: ['v1', 'v2'] },
    needs: ['image-digests', 'repeated-publish'],
    hides,
    ends: { code: '<digest:v2>', versions: 1, aliases: { live: '1' }, settings: created },
  },
  {
    name: 'created with a role that is too new',
    inputs: { ...ZIP, ...LIVE, ...CREATE, ...NEW_ONE },
    files,
    start: { newRole: 3 },
    needs: ['new-roles', 'repeated-publish'],
    hides,
    ends: { code: NEW, versions: 1, aliases: { live: '1' }, settings: created },
  },
  {
    name: 'two created functions + alias',
    inputs: { ...ZIP, ...LIVE, 'function-name': `${FUNCTION}\n${TWIN}`, ...CREATE, ...NEW_ONE },
    files,
    start: { twin: true },
    needs: ['repeated-publish'],
    hides,
    ends: { code: NEW, versions: 1, aliases: { live: '1' }, settings: created },
  },
  {
    name: 'not created, since it is there',
    inputs: { ...ZIP, ...LIVE, ...CREATE, ...NEW_ONE },
    files,
    start: released(),
    hides,
    ends: { versions: 2, aliases: { live: '2' }, settings },
  },
  {
    name: 'dry run of a creation',
    inputs: { ...ZIP, ...LIVE, 'dry-run': 'true', ...CREATE, ...NEW_ONE },
    files,
    start: {},
    hides,
    ends: { status: 'planned' },
  },
  {
    name: 'function that is not there, with a configuration',
    inputs: { ...ZIP, ...NEW_ONE },
    files,
    start: {},
    hides,
    ends: { status: 'failed', says: /was not found/ },
  },
  {
    name: 'package that the function to be created could not run',
    inputs: { ...ZIP, ...CREATE, ...NEW_ONE },
    files: { 'function.zip': zipOf({ 'build/index.mjs': handlerZip('deep').toString('latin1') }) },
    start: {},
    hides,
    ends: { status: 'failed', says: /handler `?index\.handler/ },
  },
]

export const configurations = [...configured, ...creations]
