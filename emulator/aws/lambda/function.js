import { arnOf, DEFAULT_ACCOUNT, DEFAULT_REGION } from '../arn.js'
import { addAlias } from './alias.js'
import { beginTransition } from './settle.js'
import { seedLatest, seedVersion } from './version.js'

/** @import { World } from '../world.js' */
/** @import { AliasSeed, AliasRecord } from './alias.js' */
/** @import { CodeSigning } from './code-signing.js' */
/** @import { Answer } from './invoke.js' */
/** @import { Settle } from './settle.js' */
/** @import { FunctionVersion, VersionSeed } from './version.js' */

/**
 * @typedef {object} LambdaFunction
 * @property {string} name
 * @property {string} account
 * @property {string} region
 * @property {string} arn
 * @property {'Zip' | 'Image'} packageType
 * @property {boolean} snapStart whether published versions get a snapshot
 * @property {string | undefined} capacityProvider ARN, on managed instances
 * @property {FunctionVersion} latest
 * @property {Map<string, FunctionVersion>} versions published ones, by qualifier, oldest first
 * @property {Map<string, AliasRecord>} aliases
 * @property {number} nextVersion
 * @property {string | undefined} unchangedSince the version that PublishVersion answers with again until the next update
 * @property {CodeSigning | undefined} codeSigning
 * @property {Answer} answer of every invocation
 * @property {{ version: string, payload: string }[]} invocations that ran
 * @property {Settle | Settle[]} settle of updates; a list serves one update each
 * @property {Settle | Settle[]} versionSettle of versions that start as Pending
 */

/**
 * @typedef {object} OwnSeed
 * @property {string} name
 * @property {string} [account]
 * @property {string} [region]
 * @property {'Zip' | 'Image'} [packageType]
 * @property {boolean} [snapStart]
 * @property {boolean} [managedInstances]
 * @property {Settle | Settle[]} [settle]
 * @property {Settle | Settle[]} [versionSettle]
 * @property {VersionSeed[]} [versions] published before, oldest first
 * @property {AliasSeed[]} [aliases]
 * @property {CodeSigning} [codeSigning]
 * @property {Answer} [answer]
 */

/** @typedef {OwnSeed & VersionSeed} FunctionSeed */

/**
 * @param {World} world
 * @param {FunctionSeed} seed
 * @returns {LambdaFunction}
 */
export function buildFunction(world, seed) {
  const { name, account = DEFAULT_ACCOUNT, region = DEFAULT_REGION } = seed
  const where = { account, region }
  const packageType = seed.packageType ?? (seed.imageUri === undefined ? 'Zip' : 'Image')
  /** @type {LambdaFunction} */
  const fn = {
    name,
    ...where,
    arn: arnOf('lambda', where, `function:${name}`),
    packageType,
    snapStart: seed.snapStart ?? false,
    capacityProvider: seed.managedInstances ? arnOf('lambda', where, 'capacity-provider:default') : undefined,
    latest: seedLatest(world, seed, { packageType, ...where }),
    versions: new Map(),
    aliases: new Map(),
    nextVersion: 1,
    unchangedSince: undefined,
    codeSigning: seed.codeSigning,
    answer: { ...seed.answer },
    invocations: [],
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
