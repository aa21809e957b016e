import { addAlias, renderAlias } from './alias.js'
import { refuseNotActive } from './busy.js'
import { openUnqualified, textInput } from './call.js'
import { conflict, notFound, revisionMismatch, validation } from './errors.js'
import { moveProvisioned } from './provisioned.js'
import { findVersion } from './resolve.js'
import { readWeights } from './weights.js'

/** @import { World } from '../world.js' */
/** @import { LambdaCall } from './call.js' */
/** @import { LambdaFunction } from './function.js' */

const ALIAS_NAME = /^(?!^[0-9]+$)([a-zA-Z0-9-_]+)$/
const LONGEST_NAME = 128

/**
 * @param {World} world
 * @param {LambdaCall} call
 * @returns {Record<string, unknown>}
 */
export function getAlias(world, call) {
  const name = call.params['Name'] ?? ''
  const fn = openUnqualified(world, call, (arn) => `Cannot find alias arn: ${arn}:${name}`)
  const alias = fn.aliases.get(name)
  if (!alias) throw notFound(`Cannot find alias arn: ${fn.arn}:${name}`)
  return renderAlias(fn, alias)
}

/**
 * @param {World} world
 * @param {LambdaCall} call
 * @returns {Record<string, unknown>}
 */
export function createAlias(world, call) {
  const name = textInput(call, 'Name') ?? ''
  refuseBadName(name)
  const version = textInput(call, 'FunctionVersion') ?? ''
  const fn = openUnqualified(world, call, (arn) => `Function not found: ${arn}:${version}`)
  refuseVersion(fn, version)
  const weights = readWeights(call, fn, version)
  if (fn.aliases.has(name)) throw conflict(`Alias already exists: ${fn.arn}:${name}`)
  const description = textInput(call, 'Description') ?? ''
  return renderAlias(fn, addAlias(world, fn, { name, version, description, weights }))
}

/**
 * @param {World} world
 * @param {LambdaCall} call
 * @returns {Record<string, unknown>} members that were not sent stay as they were
 */
export function updateAlias(world, call) {
  const name = call.params['Name'] ?? ''
  const fn = openUnqualified(world, call, (arn) => `Alias not found: ${arn}:${name}`)
  const alias = fn.aliases.get(name)
  if (!alias) throw notFound(`Alias not found: ${fn.arn}:${name}`)
  const revisionId = textInput(call, 'RevisionId')
  if (revisionId !== undefined && revisionId !== alias.revisionId) throw revisionMismatch()
  const version = textInput(call, 'FunctionVersion') ?? alias.version
  refuseVersion(fn, version)
  const weights = readWeights(call, fn, version, alias.weights)
  moveProvisioned(fn, alias, version)
  alias.version = version
  alias.weights = weights
  alias.description = textInput(call, 'Description') ?? alias.description
  alias.revisionId = world.id()
  return renderAlias(fn, alias)
}

/**
 * @param {LambdaFunction} fn
 * @param {string} version
 */
function refuseVersion(fn, version) {
  // An alias cannot point at another alias.
  if (fn.aliases.has(version)) throw notFound(`Function not found: ${fn.arn}:${version}`)
  refuseNotActive(fn, findVersion(fn, version))
}

/** @param {string} name */
function refuseBadName(name) {
  const where = `Value '${name}' at 'name' failed to satisfy constraint`
  const problems = []
  if (name.length > LONGEST_NAME) {
    problems.push(`${where}: Member must have length less than or equal to ${LONGEST_NAME}`)
  }
  if (!ALIAS_NAME.test(name)) {
    problems.push(`${where}: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)`)
  }
  if (problems.length > 0) throw validation(...problems)
}
