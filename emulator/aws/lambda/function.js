import { partitionOf } from '../partition.js'
import { addAlias } from './alias.js'
import { beginTransition, FAILED_START } from './settle.js'
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
 * @typedef {object} LambdaFunction
 * @property {string} name
 * @property {string} account
 * @property {string} region
 * @property {string} arn
 * @property {'Zip' | 'Image'} packageType
 * @property {Record<string, string>} tags
 * @property {boolean} ignoresArchitectures
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
 * @property {Record<string, string>} [tags]
 * @property {boolean} [ignoresArchitectures] an update leaves the architecture as it is, and says nothing of it
 * @property {boolean} [snapStart]
 * @property {boolean | string} [managedInstances] true, or the capacity provider's ARN
 * @property {CodeSigning} [codeSigning]
 * @property {Settle | Settle[]} [settle]
 * @property {Settle | Settle[]} [versionSettle]
 * @property {number} [failingVersions] so many versions that start as Pending fail, as where a database is away; each
 *   needs another UpdateFunctionCode. Short for a list in `versionSettle`
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
    tags: seed.tags ?? {},
    ignoresArchitectures: seed.ignoresArchitectures ?? false,
    snapStart: seed.snapStart ?? false,
    capacityProvider: capacityProviderOf(seed, account, region),
    codeSigning: seed.codeSigning,
    latest: seedLatest(world, seed, { packageType, account, region }),
    versions: new Map(),
    aliases: new Map(),
    nextVersion: 1,
    unchangedSince: undefined,
    settle: seed.settle ?? world.settle,
    versionSettle: versionSettleOf(seed, seed.versionSettle ?? world.settle),
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
 * @param {FunctionSeed} seed
 * @param {Settle | Settle[]} settle of versions that start
 * @returns {Settle | Settle[]}
 */
function versionSettleOf({ failingVersions = 0 }, settle) {
  if (failingVersions === 0) return settle
  const failing = Array.from({ length: failingVersions }, () => ({ reads: 1, outcome: FAILED_START }))
  return [...failing, ...(Array.isArray(settle) ? settle : [settle])]
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
