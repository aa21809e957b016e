import { addAlias, renderAlias } from './alias.js'
import { refuseNotActive } from './conflicts.js'
import { conflict, notFound, revisionMismatch, validation } from './errors.js'
import { findVersion } from './function-name.js'
import { moveProvisioned } from './provisioned.js'
import { authorizeUnqualified, textInput } from './request.js'
import { readWeights } from './weights.js'

/** @import { LambdaFunction } from './function.js' */
/** @import { Operation } from './request.js' */

const ALIAS_NAME = /^(?!^[0-9]+$)([a-zA-Z0-9-_]+)$/
const LONGEST_NAME = 128

/** @type {Operation} */
export function getAlias(world, request) {
  const name = request.params['Name'] ?? ''
  const fn = authorizeUnqualified(world, request, (arn) => `Cannot find alias arn: ${arn}:${name}`)
  const alias = fn.aliases.get(name)
  if (!alias) throw notFound(`Cannot find alias arn: ${fn.arn}:${name}`)
  return renderAlias(fn, alias)
}

const LARGEST_PAGE = 50

/** @type {Operation} */
export function listAliases(world, request) {
  const fn = authorizeUnqualified(world, request)
  const version = request.query.get('FunctionVersion')
  const aliases = [...fn.aliases.values()].filter((own) => version === null || own.version === version)
  const start = Number(request.query.get('Marker') ?? 0)
  const end = start + Math.min(Number(request.query.get('MaxItems') ?? LARGEST_PAGE), LARGEST_PAGE)
  return {
    Aliases: aliases.slice(start, end).map((own) => renderAlias(fn, own)),
    NextMarker: end < aliases.length ? String(end) : null,
  }
}

/** @type {Operation} */
export function createAlias(world, request) {
  const name = textInput(request, 'Name') ?? ''
  refuseBadName(name)
  const version = textInput(request, 'FunctionVersion') ?? ''
  const fn = authorizeUnqualified(world, request, (arn) => `Function not found: ${arn}:${version}`)
  refuseVersion(fn, version)
  const weights = readWeights(request, fn, version)
  if (fn.aliases.has(name)) throw conflict(`Alias already exists: ${fn.arn}:${name}`)
  const description = textInput(request, 'Description') ?? ''
  return renderAlias(fn, addAlias(world, fn, { name, version, description, weights }))
}

/** Members that were not sent stay as they were. @type {Operation} */
export function updateAlias(world, request) {
  const name = request.params['Name'] ?? ''
  const fn = authorizeUnqualified(world, request, (arn) => `Alias not found: ${arn}:${name}`)
  const alias = fn.aliases.get(name)
  if (!alias) throw notFound(`Alias not found: ${fn.arn}:${name}`)
  const revisionId = textInput(request, 'RevisionId')
  if (revisionId !== undefined && revisionId !== alias.revisionId) throw revisionMismatch()
  const version = textInput(request, 'FunctionVersion') ?? alias.version
  refuseVersion(fn, version)
  const weights = readWeights(request, fn, version, alias.weights)
  moveProvisioned(fn, alias, version)
  alias.version = version
  alias.weights = weights
  alias.description = textInput(request, 'Description') ?? alias.description
  alias.revisionId = world.id()
  return renderAlias(fn, alias)
}

/**
 * @param {LambdaFunction} fn
 * @param {string} version
 */
function refuseVersion(fn, version) {
  // An alias cannot point at another alias.
  if (!/^(\$LATEST|[0-9]+)$/.test(version)) {
    throw validation(
      `Value '${version}' at 'functionVersion' failed to satisfy constraint: Member must satisfy regular expression pattern: (\\$LATEST(\\.PUBLISHED)?|[0-9]+)`,
    )
  }
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
