import { createHash } from 'node:crypto'
import { partitionOf } from '../partition.js'
import { addAlias } from './alias.js'
import { beginTransition } from './settle.js'
import { seedLatest, seedVersion } from './version.js'

/** @import { World } from '../world.js' */
/** @import { AliasSeed, AliasRecord } from './alias.js' */
/** @import { Settle } from './settle.js' */
/** @import { FunctionVersion, VersionSeed } from './version.js' */

/**
 * @typedef {object} CodeSigning
 * @property {string} arn
 * @property {boolean} [missing] the configuration was deleted, which fails every update
 * @property {boolean} [enforce] refuse packages that are not in the world's `signedPackages`
 */

/**
 * What does not change with the code.
 *
 * @typedef {object} FunctionSettings
 * @property {string} role
 * @property {string | undefined} runtime
 * @property {string | undefined} handler
 * @property {number} timeout
 * @property {number} memorySize
 * @property {Record<string, string> | undefined} environment
 * @property {string[]} layers ARNs
 * @property {Record<string, string>} tags
 * @property {Record<string, unknown>} more further members of FunctionConfiguration, as they are
 */

/**
 * @typedef {object} LambdaFunction
 * @property {string} name
 * @property {string} account
 * @property {string} region
 * @property {string} arn
 * @property {'Zip' | 'Image'} packageType
 * @property {FunctionSettings} settings
 * @property {boolean} snapStart whether published versions get a snapshot
 * @property {string | undefined} capacityProvider ARN, on managed instances
 * @property {CodeSigning | undefined} codeSigning
 * @property {FunctionVersion} latest
 * @property {Map<string, FunctionVersion>} versions published ones, by qualifier, oldest first
 * @property {Map<string, AliasRecord>} aliases
 * @property {number} nextVersion
 * @property {string | undefined} unchangedSince the version that PublishVersion answers with again until the next update
 * @property {Settle | Settle[]} settle of updates; a list serves one update each
 * @property {Settle | Settle[]} versionSettle of versions that start as Pending
 */

/**
 * @typedef {object} OwnSeed
 * @property {string} name
 * @property {string} [account]
 * @property {string} [region]
 * @property {'Zip' | 'Image'} [packageType]
 * @property {string} [role]
 * @property {string} [runtime]
 * @property {string} [handler]
 * @property {number} [timeout] seconds
 * @property {number} [memorySize] MB
 * @property {Record<string, string>} [environment]
 * @property {string[]} [layers]
 * @property {Record<string, string>} [tags]
 * @property {Record<string, unknown>} [more]
 * @property {boolean} [snapStart]
 * @property {boolean | string} [managedInstances] true, or the capacity provider's ARN
 * @property {CodeSigning} [codeSigning]
 * @property {Settle | Settle[]} [settle]
 * @property {Settle | Settle[]} [versionSettle]
 * @property {VersionSeed[]} [versions] published before, oldest first
 * @property {AliasSeed[]} [aliases]
 */

/** @typedef {OwnSeed & VersionSeed} FunctionSeed */

/**
 * @param {World} world
 * @param {FunctionSeed} seed
 * @returns {LambdaFunction}
 */
export function buildFunction(world, seed) {
  const { name, account = '123456789012', region = 'eu-west-1' } = seed
  const packageType = seed.packageType ?? (seed.imageUri === undefined ? 'Zip' : 'Image')
  /** @type {LambdaFunction} */
  const fn = {
    name,
    account,
    region,
    arn: `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}`,
    packageType,
    settings: settingsOf(seed, packageType, account, region),
    snapStart: seed.snapStart ?? false,
    capacityProvider: capacityProviderOf(seed, account, region),
    codeSigning: seed.codeSigning,
    latest: seedLatest(world, seed, packageType),
    versions: new Map(),
    aliases: new Map(),
    nextVersion: 1,
    unchangedSince: undefined,
    settle: seed.settle ?? world.settle,
    versionSettle: seed.versionSettle ?? world.settle,
  }
  if (fn.capacityProvider && seed.state === undefined) fn.latest.state = 'ActiveNonInvocable'
  if (seed.state === 'Pending' || seed.lastUpdateStatus === 'InProgress') {
    fn.latest.transition = beginTransition(world, fn.settle)
  }
  for (const version of seed.versions ?? []) seedVersion(world, fn, version)
  for (const alias of seed.aliases ?? []) addAlias(world, fn, alias)
  return fn
}

/**
 * @param {LambdaFunction} fn
 * @param {FunctionVersion} version
 * @returns {string} base64
 */
export function configSha256(fn, version) {
  const { tags: _, ...settings } = fn.settings
  return createHash('sha256')
    .update(JSON.stringify([settings, version.architectures, fn.snapStart, fn.capacityProvider]))
    .digest('base64')
}

/**
 * @param {FunctionSeed} seed
 * @param {'Zip' | 'Image'} packageType
 * @param {string} account
 * @param {string} region
 * @returns {FunctionSettings}
 */
function settingsOf(seed, packageType, account, region) {
  const zip = packageType === 'Zip'
  return {
    role: seed.role ?? `arn:${partitionOf(region)}:iam::${account}:role/lambda-execution`,
    runtime: zip ? (seed.runtime ?? 'nodejs24.x') : undefined,
    handler: zip ? (seed.handler ?? 'index.handler') : undefined,
    timeout: seed.timeout ?? 3,
    memorySize: seed.memorySize ?? 128,
    environment: seed.environment,
    layers: seed.layers ?? [],
    tags: seed.tags ?? {},
    more: seed.more ?? {},
  }
}

/**
 * @param {FunctionSeed} seed
 * @param {string} account
 * @param {string} region
 */
function capacityProviderOf({ managedInstances }, account, region) {
  if (typeof managedInstances === 'string') return managedInstances
  if (!managedInstances) return undefined
  return `arn:${partitionOf(region)}:lambda:${region}:${account}:capacity-provider:default`
}
