import { createHash } from 'node:crypto'
import { buildProvisioned } from './provisioned.js'
import { firstSettings, settingsAfter } from './settings.js'
import { beginTransition } from './settle.js'

/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { ProvisionedConcurrency, ProvisionedSeed } from './provisioned.js' */
/** @import { FunctionSettings, SettingsSeed } from './settings.js' */
/** @import { Transition } from './settle.js' */

/**
 * @typedef {object} Code
 * @property {string} sha256 as CodeSha256: base64 for a zip, hex for an image
 * @property {number} size bytes; 0 for an image
 * @property {Buffer | undefined} [zip]
 * @property {string | undefined} [imageUri]
 * @property {string | undefined} [resolvedImageUri]
 * @property {string | undefined} [sourceKmsKeyArn]
 * @property {string | undefined} [signingJobArn] of the job that signed it
 */

/** @typedef {{ status: string, reason: string | undefined, reasonCode: string | undefined }} LastUpdate */

/**
 * `$LATEST`, `$LATEST.PUBLISHED` or a numbered version.
 *
 * @typedef {object} FunctionVersion
 * @property {string} version
 * @property {Code} code
 * @property {FunctionSettings} settings
 * @property {string[]} architectures
 * @property {string} description
 * @property {string} state
 * @property {string | undefined} stateReason
 * @property {string | undefined} stateReasonCode
 * @property {LastUpdate | undefined} lastUpdate
 * @property {'On' | 'Off'} optimization
 * @property {string} revisionId
 * @property {number} modified
 * @property {Transition | undefined} transition
 * @property {ProvisionedConcurrency | undefined} provisioned
 */

/**
 * @typedef {object} CodeSeed
 * @property {string} [version] a number, for versions; the next one when absent
 * @property {Buffer} [zip]
 * @property {string} [codeSha256] instead of bytes; for an image its digest in hex
 * @property {string} [imageUri]
 * @property {string} [sourceKmsKeyArn]
 * @property {string} [architecture]
 * @property {string} [description]
 * @property {string} [state]
 * @property {string} [stateReason]
 * @property {string} [stateReasonCode]
 * @property {string} [lastUpdateStatus]
 * @property {string} [lastUpdateStatusReasonCode]
 * @property {'On' | 'Off'} [optimization]
 * @property {ProvisionedSeed} [provisioned] provisioned concurrency that was asked for by the version itself
 */

/** @typedef {CodeSeed & SettingsSeed} VersionSeed */

/** The reason that everything new or updated carries at first. */
export const CREATING = Object.freeze({ reason: 'The function is being created.', code: 'Creating' })

/**
 * @param {Buffer} zip
 * @returns {string} as Lambda's CodeSha256
 */
export function zipSha256(zip) {
  return createHash('sha256').update(zip).digest('base64')
}

/**
 * @param {World} world
 * @param {VersionSeed} seed
 * @param {{ packageType: 'Zip' | 'Image', account: string, region: string }} of
 * @returns {FunctionVersion}
 */
export function seedLatest(world, seed, of) {
  return {
    version: '$LATEST',
    code: seedCode(seed, of.packageType),
    settings: firstSettings(seed, of),
    architectures: [seed.architecture ?? 'x86_64'],
    description: seed.description ?? '',
    state: seed.state ?? 'Active',
    stateReason: seed.stateReason,
    stateReasonCode: seed.stateReasonCode,
    lastUpdate: seedLastUpdate(seed),
    optimization: seed.optimization ?? 'Off',
    revisionId: world.id(),
    modified: world.now(),
    transition: undefined,
    provisioned: seed.provisioned && buildProvisioned(seed.provisioned),
  }
}

/**
 * Something that is still being created has no update yet.
 *
 * @param {VersionSeed} seed
 * @returns {LastUpdate | undefined}
 */
function seedLastUpdate(seed) {
  if (seed.state === 'Pending' && seed.lastUpdateStatus === undefined) return undefined
  return {
    status: seed.lastUpdateStatus ?? 'Successful',
    reason: undefined,
    reasonCode: seed.lastUpdateStatusReasonCode,
  }
}

/**
 * Adds a version that was published before: what the function is now, but for what the seed says.
 *
 * @param {World} world
 * @param {LambdaFunction} fn
 * @param {VersionSeed} seed
 * @returns {FunctionVersion}
 */
export function seedVersion(world, fn, seed) {
  const own = seed.zip !== undefined || seed.codeSha256 !== undefined || seed.imageUri !== undefined
  /** @type {FunctionVersion} */
  const version = {
    ...seedLatest(
      world,
      { ...seed, architecture: seed.architecture ?? fn.latest.architectures[0] ?? 'x86_64' },
      fn,
    ),
    settings: settingsAfter(fn.latest.settings, seed),
    description: seed.description ?? fn.latest.description,
    version: seed.version ?? String(fn.nextVersion),
    optimization: seed.optimization ?? (fn.snapStart ? 'On' : 'Off'),
  }
  if (!own) version.code = fn.latest.code
  fn.versions.set(version.version, version)
  if (/^\d+$/.test(version.version)) fn.nextVersion = Number(version.version) + 1
  fn.unchangedSince = sameAs(version, fn.latest) ? version.version : undefined
  if (version.state === 'Pending') version.transition = beginTransition(world, fn.versionSettle)
  return version
}

/**
 * @param {FunctionVersion} one
 * @param {FunctionVersion} other
 */
function sameAs(one, other) {
  const [own, their] = [one, other].map(({ code, settings, architectures }) =>
    JSON.stringify([code.sha256, settings, architectures]),
  )
  return own === their
}

/**
 * @param {VersionSeed} seed
 * @param {'Zip' | 'Image'} packageType
 * @returns {Code}
 */
function seedCode(seed, packageType) {
  if (packageType === 'Image') return seedImage(seed)
  const { zip, sourceKmsKeyArn } = seed
  const bytes = zip ?? Buffer.from('the code that was there before')
  return { sha256: seed.codeSha256 ?? zipSha256(bytes), size: bytes.length, zip, sourceKmsKeyArn }
}

/**
 * @param {VersionSeed} seed
 * @returns {Code}
 */
function seedImage({ codeSha256, imageUri = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:latest' }) {
  const digest = /@sha256:([0-9a-f]{64})$/.exec(imageUri)?.[1]
  const sha256 = codeSha256 ?? digest ?? createHash('sha256').update(imageUri).digest('hex')
  const base = imageUri.replace(/(@sha256:.*|:[^:/]*)$/, '')
  return { sha256, size: 0, imageUri, resolvedImageUri: `${base}@sha256:${sha256}` }
}
