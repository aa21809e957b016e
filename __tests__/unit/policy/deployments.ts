import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { World } from '../../../emulator/aws/world.js'
import { NEW_CODE, OLD_CODE, type Scenario } from '../../scenarios/scenario.ts'
import { zipOf } from '../../scenarios/zip-of.ts'

/** What is there before a step runs, and what goes wrong while it does. */
type Situation = (scenario: Scenario) => Promise<unknown> | unknown

/** A step, and the situations in which it may find itself. */
export interface Deployment {
  readonly inputs: Readonly<Record<string, string>>
  readonly oidc?: boolean
  readonly situations: Readonly<Record<string, Situation>>
}

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:greeting'
const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/cart'
const DIGEST = `sha256:${'5'.repeat(64)}`
const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const ZIP = { 'function-name': ARN, 'zip-file': 'function.zip' }

/** More than one part, so that it goes to S3 in parts. */
const LARGE = zipOf({
  'index.js': 'exports.handler = async () => 2',
  'data.bin': randomBytes(9 * 1024 * 1024).toString('latin1'),
})

const fn = (world: World, seed: Partial<Parameters<World['addFunction']>[0]>) =>
  world.addFunction({
    name: 'greeting',
    zip: OLD_CODE,
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    ...seed,
  })

const image = (world: World, running: string) => {
  world.addImage({ repository: 'shop/cart', tag: 'v2', digest: DIGEST })
  fn(world, { name: 'cart', packageType: 'Image', imageUri: `${REGISTRY}@${running}` })
}

const staging = async ({ world, workspace }: Scenario, versioned: boolean, zip = NEW_CODE) => {
  world.addBucket({ name: 'packages-eu-west-1', versioned })
  await writeFile(join(workspace, 'function.zip'), zip)
}

const stored = (world: World) => {
  world.addBucket({ name: 'packages' })
  world.putObject('packages', 'builds/greeting.zip', NEW_CODE)
}

const storedVersion = (world: World) => {
  const bucket = world.addBucket({ name: 'packages', versioned: true })
  const object = world.putObject('packages', 'builds/greeting.zip', NEW_CODE)
  bucket.objects.set('builds/greeting.zip', [{ ...object, versionId: 'v-1' }])
}

export const DEPLOYMENTS: Readonly<Record<string, Deployment>> = {
  'a zip by OIDC': {
    inputs: { ...ZIP, 'role-to-assume': ROLE, 'allowed-account-ids': '123456789012' },
    oidc: true,
    situations: {
      first: ({ world }) => world.addRole({ name: 'deploy' }),
      unchanged: ({ world }) => {
        world.addRole({ name: 'deploy' })
        fn(world, { zip: NEW_CODE })
      },
    },
  },
  'a zip by a chained role': {
    inputs: { ...ZIP, 'role-to-assume': ROLE, 'role-chaining': 'true' },
    situations: { first: ({ world }) => world.addRole({ name: 'deploy' }) },
  },
  'a version': {
    inputs: { ...ZIP, publish: 'true' },
    situations: {
      first: () => {},
      second: ({ world }) => fn(world, { versions: [{}] }),
      // Its versions are pending until the snapshot is there.
      'with SnapStart': ({ world }) => fn(world, { snapStart: true, versionSettle: { reads: 1 } }),
    },
  },
  'an alias': {
    inputs: { ...ZIP, alias: 'live' },
    situations: {
      first: () => {},
      'first, though there are versions': ({ world }) => fn(world, { versions: [{}] }),
      second: ({ world }) => fn(world, { versions: [{}], aliases: [{ name: 'live', version: '1' }] }),
      unchanged: ({ world }) =>
        fn(world, { zip: NEW_CODE, versions: [{}], aliases: [{ name: 'live', version: '1' }] }),
      'with SnapStart': ({ world }) => fn(world, { snapStart: true, versionSettle: { reads: 1 } }),
    },
  },
  'managed instances': {
    inputs: { ...ZIP, 'publish-to': 'LATEST_PUBLISHED' },
    situations: {
      first: ({ world }) => fn(world, { managedInstances: true, versionSettle: { reads: 1 } }),
      second: ({ world }) =>
        fn(world, { managedInstances: true, versionSettle: { reads: 1 }, versions: [{}] }),
    },
  },
  'a dry run with an alias': {
    inputs: { ...ZIP, alias: 'live', 'dry-run': 'true' },
    situations: {
      first: () => {},
      second: ({ world }) => fn(world, { versions: [{}], aliases: [{ name: 'live', version: '1' }] }),
    },
  },
  'a zip through S3': {
    inputs: { ...ZIP, 's3-bucket': 'packages-{region}' },
    situations: {
      first: (scenario) => staging(scenario, false),
      'in a bucket with versions': (scenario) => staging(scenario, true),
      'that cannot be sent whole': async (scenario) => {
        await staging(scenario, false, LARGE)
        scenario.endpoint.faults.add({ operation: 'UploadPart', times: 99, fault: { status: 403 } })
      },
    },
  },
  'an object in S3': {
    inputs: { 'function-name': ARN, 's3-bucket': 'packages', 's3-key': 'builds/greeting.zip' },
    situations: { first: ({ world }) => stored(world) },
  },
  'a version of an object in S3': {
    inputs: {
      'function-name': ARN,
      's3-bucket': 'packages',
      's3-key': 'builds/greeting.zip',
      's3-object-version': 'v-1',
    },
    situations: { first: ({ world }) => storedVersion(world) },
  },
  'an image by tag': {
    inputs: { 'function-name': ARN.replace('greeting', 'cart'), 'image-uri': `${REGISTRY}:v2` },
    situations: {
      first: ({ world }) => image(world, `sha256:${'4'.repeat(64)}`),
      unchanged: ({ world }) => image(world, DIGEST),
    },
  },
  'an image by digest': {
    inputs: { 'function-name': ARN.replace('greeting', 'cart'), 'image-uri': `${REGISTRY}@${DIGEST}` },
    situations: {
      first: ({ world }) => image(world, `sha256:${'4'.repeat(64)}`),
      unchanged: ({ world }) => image(world, DIGEST),
    },
  },
}
