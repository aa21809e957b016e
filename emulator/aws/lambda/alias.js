import { buildProvisioned } from './provisioned.js'

/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { ProvisionedConcurrency, ProvisionedSeed } from './provisioned.js' */

/**
 * @typedef {object} AliasRecord
 * @property {string} name
 * @property {string} version
 * @property {string} description
 * @property {Record<string, number>} weights of further versions; empty for none
 * @property {string} revisionId
 * @property {ProvisionedConcurrency | undefined} [provisioned]
 */

/**
 * @typedef {object} AliasSeed
 * @property {string} name
 * @property {string} [version] the newest when absent
 * @property {string} [description]
 * @property {Record<string, number>} [weights]
 * @property {ProvisionedSeed} [provisioned] provisioned concurrency that was asked for by the alias
 */

/**
 * @param {World} world
 * @param {LambdaFunction} fn
 * @param {AliasSeed} seed
 * @returns {AliasRecord}
 */
export function addAlias(world, fn, seed) {
  const alias = {
    name: seed.name,
    version: seed.version ?? String(fn.nextVersion - 1),
    description: seed.description ?? '',
    weights: seed.weights ?? {},
    revisionId: world.id(),
    provisioned: seed.provisioned && buildProvisioned(seed.provisioned),
  }
  fn.aliases.set(alias.name, alias)
  return alias
}

/**
 * @param {World} world
 * @param {AliasRecord} alias
 * @param {string} version
 * @param {Record<string, number>} weights
 */
export function setRouting(world, alias, version, weights) {
  Object.assign(alias, { version, weights, revisionId: world.id() })
}

/**
 * As `AliasConfiguration` on the wire.
 *
 * @param {LambdaFunction} fn
 * @param {AliasRecord} alias
 * @returns {Record<string, unknown>}
 */
export function renderAlias(fn, alias) {
  const weighted = Object.keys(alias.weights).length > 0
  return {
    AliasArn: `${fn.arn}:${alias.name}`,
    Name: alias.name,
    FunctionVersion: alias.version,
    Description: alias.description,
    ...(weighted ? { RoutingConfig: { AdditionalVersionWeights: alias.weights } } : {}),
    RevisionId: alias.revisionId,
  }
}
