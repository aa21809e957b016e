import { startDeployment } from '../../emulator/aws/codedeploy/deployment.js'
import { createWorld } from '../../emulator/aws/world.js'
import { OLD, sha256 } from '../../scenarios/packages.js'
import {
  ACCOUNT,
  BUCKET,
  FUNCTION,
  GROUP,
  IMAGE,
  PROFILE,
  REPOSITORY,
  TWIN,
  VARIABLE,
} from '../../scenarios/scenario.js'

/** @import { LambdaFunction } from '../../emulator/aws/lambda/function.js' */
/** @import { Settle } from '../../emulator/aws/lambda/settle.js' */
/** @import { World, WorldOptions } from '../../emulator/aws/world.js' */
/** @import { FunctionStart, Scenario, Start } from '../../scenarios/scenario.js' */

/** The role of every function, unless its start names another. */
const FUNCTION_ROLE = `arn:aws:iam::${ACCOUNT}:role/lambda-execution`
const ZIP_SETTINGS = { runtime: 'nodejs24.x', handler: 'index.handler' }

/**
 * The start of a scenario in the local endpoint, whose changes settle with the second read.
 *
 * @param {Pick<Scenario, 'start'>} scenario
 * @param {WorldOptions} [options]
 * @returns {World}
 */
export function worldOf({ start }, options = {}) {
  const world = createWorld({ settle: { reads: 1 }, ...options })
  for (const tag of start.images ?? []) {
    world.addImage({ repository: REPOSITORY, tag, digest: `sha256:${digestOf(tag)}` })
  }
  if (start.newRole) world.rolesTooNew.set(FUNCTION_ROLE, start.newRole)
  if (start.fn) addFunction(world, FUNCTION, start.fn)
  if (start.fn && start.twin) addFunction(world, TWIN, start.fn)
  if (start.bucket) addBucket(world, start.bucket)
  if (start.signs) world.signingProfiles.set(PROFILE, start.signs)
  if (start.signed) addSigned(world, start.signed)
  if (start.shifts) addGroup(world, start.shifts, start.shifting)
  if (start.role) world.addRole({ name: 'deploy', trust: start.role })
  return world
}

/** Digest of an image, in hex: the same each time. @param {string} tag */
const digestOf = (tag) => Buffer.from(sha256(Buffer.from(tag)), 'base64').toString('hex')

/**
 * @param {World} world
 * @param {string} name
 * @param {FunctionStart} start
 */
function addFunction(
  world,
  name,
  { zip = OLD, image, aliases = {}, versions = [], environment = {}, failingUpdate, role, ...start },
) {
  const settle = failingUpdate && /** @type {Settle} */ ({ reads: 0, outcome: failingUpdate })
  const code =
    image === undefined
      ? { ...ZIP_SETTINGS, zip }
      : { packageType: /** @type {const} */ ('Image'), imageUri: `${IMAGE}@sha256:${digestOf(image)}` }
  world.addFunction({
    name,
    ...code,
    ...start,
    environment: { [VARIABLE.name]: VARIABLE.value, ...environment },
    ...(role && { role: `arn:aws:iam::${ACCOUNT}:role/${role}` }),
    ...(settle && { settle }),
    // A snapshot takes longer than an update.
    ...(start.snapStart && { versionSettle: { reads: 2 } }),
    versions: [...versions],
    aliases: Object.entries(aliases).map(([name, own]) => ({ name, ...own })),
  })
}

/**
 * @param {World} world
 * @param {NonNullable<Start['bucket']>} start
 */
function addBucket(world, { versioned = false, account = ACCOUNT, objects = {}, checksums = true }) {
  world.addBucket({ name: BUCKET, versioned, account, sharedWith: [ACCOUNT] })
  for (const [key, bodies] of Object.entries(objects)) {
    for (const body of [bodies].flat()) {
      const object = world.putObject(BUCKET, key, body)
      if (checksums) object.checksums = { sha256: sha256(body) }
    }
  }
}

/**
 * @param {World} world
 * @param {NonNullable<Start['shifts']>} end
 * @param {string} [to] version that a deployment shifts `live` to already
 */
function addGroup(world, end, to) {
  const group = world.addDeploymentGroup({ ...GROUP, end })
  if (to === undefined) return
  const content = '{}'
  startDeployment(world, {
    group,
    description: `${FUNCTION}:live to version ${to} (an earlier run)`,
    configuration: 'CodeDeployDefault.LambdaAllAtOnce',
    appSpec: { content, sha256: sha256(Buffer.from(content)) },
    shift: { functionName: FUNCTION, alias: 'live', from: '1', to },
    creator: 'user',
  })
}

/**
 * Makes the code of the function what AWS Signer made of a package that an earlier run uploaded.
 *
 * @param {World} world
 * @param {Buffer} zip
 */
function addSigned(world, zip) {
  const key = `lambda/${Buffer.from(sha256(zip), 'base64').toString('hex')}.zip`
  const object = world.putObject(BUCKET, key, zip)
  object.checksums = { sha256: sha256(zip) }
  const fn = world.findFunction(FUNCTION)
  const signed = Buffer.concat([zip, Buffer.from('signed')])
  const job = world.addSigningJob({ profile: PROFILE, bucket: BUCKET, key, version: object.versionId })
  if (fn) fn.latest.code = { sha256: sha256(signed), size: signed.length, signingJobArn: job.arn }
}

/**
 * Fills in what only this world knows.
 *
 * @param {World} world
 * @returns {(text: string) => string}
 */
export const fillerOf = (world) => (text) =>
  text
    .replace(/<digest:(.+?)>/g, (_, tag) => digestOf(tag))
    .replace(
      /<version:(.+?)>/g,
      (_, key) => world.buckets.get(BUCKET)?.objects.get(key)?.at(0)?.versionId ?? '',
    )
    .replace('<role>', FUNCTION_ROLE)
    .replace('<revision>', () => world.findFunction(FUNCTION)?.latest.revisionId ?? '')

/**
 * What the services hold. Objects are as good under any upload: only what a function could be made of counts. Every
 * signing job makes one of its own, and they are left out.
 *
 * @param {World} world
 */
export function stateOf(world) {
  const signed = new Set([...world.signingJobs.values()].map((job) => job.signed?.key))
  return {
    // Two that are created at the same time come to be in either order.
    functions: [...world.functions.values()]
      .map(functionState)
      .sort((one, other) => one.name.localeCompare(other.name)),
    objects: [...world.buckets.values()].flatMap((bucket) =>
      [...bucket.objects]
        .filter(([key]) => !signed.has(key))
        .map(([key, versions]) => [
          `${bucket.name}/${key}`,
          sha256(versions.at(-1)?.body ?? Buffer.alloc(0)),
        ]),
    ),
  }
}

/** @typedef {ReturnType<typeof stateOf>} State */

/** @param {LambdaFunction} fn */
function functionState({ name, latest, versions, aliases }) {
  return {
    name,
    code: latest.code.sha256,
    architectures: latest.architectures,
    settings: settingsOf(latest),
    state: latest.state,
    update: latest.lastUpdate?.status,
    versions: [...versions.values()].map((version) => ({
      version: version.version,
      code: version.code.sha256,
      architectures: version.architectures,
      settings: settingsOf(version),
      description: version.description,
      state: version.state,
    })),
    aliases: [...aliases.values()]
      .map(({ name, version, weights, description }) => ({ name, version, weights, description }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  }
}

/**
 * @param {import('../../emulator/aws/lambda/version.js').FunctionVersion} version
 * @returns {import('../../scenarios/scenario.js').Settings}
 */
function settingsOf({ settings: { environment = {}, memorySize, others } }) {
  return { MemorySize: memorySize, Timeout: Number(others['Timeout'] ?? 3), variables: environment }
}
