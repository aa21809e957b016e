import { arnOf } from '../arn.js'
import { accessDenied, invalidParameter, notFound, validation } from './errors.js'
import { settleDue } from './settle.js'

/** @import { Caller } from '../identity.js' */
/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { FunctionVersion } from './version.js' */

const NAME_PATTERN =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?'
const QUALIFIER_PATTERN = '\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+'
const NAME = new RegExp(`^${NAME_PATTERN}$`)
const PARTS =
  /^(?:arn:[^:]+:lambda:)?(?:(?<region>[a-z-]+-\d):)?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[^:]+)(?::(?<qualifier>.+))?$/
const QUALIFIER = new RegExp(`^(${QUALIFIER_PATTERN})$`)
const LONGEST_NAME = 140
const LONGEST_QUALIFIER = 128

/** @typedef {{ region: string, account: string, arn: string, qualifier: string | undefined }} FunctionName */

/**
 * Reads what a path names: a name, a partial ARN or an ARN, possibly with a qualifier.
 *
 * @param {string} functionName decoded
 * @param {Caller} caller
 * @param {string} [qualifier] from the query
 * @returns {FunctionName}
 */
export function parseFunctionName(functionName, caller, qualifier) {
  refuseMalformed(functionName, qualifier)
  const parts = PARTS.exec(functionName)?.groups
  const { name = functionName, region = caller.region, account = caller.account } = parts ?? {}
  const own = parts?.['qualifier']
  if (own !== undefined && qualifier !== undefined && own !== qualifier) {
    throw invalidParameter(
      'The derived qualifier from the function name does not match the specified qualifier.',
    )
  }
  const arn = arnOf('lambda', { region, account }, `function:${name}`)
  return { region, account, arn, qualifier: qualifier ?? own }
}

/**
 * The function that a name stands for, with everything settled that is due.
 *
 * @param {World} world
 * @param {Caller} caller
 * @param {FunctionName} named
 * @param {(arn: string) => string} [absent] words for a function that is not there, where an operation has its own
 * @returns {LambdaFunction}
 */
export function findFunction(world, caller, named, absent) {
  if (named.region !== caller.region) {
    throw notFound(`Functions from '${named.region}' are not reachable in this region ('${caller.region}')`)
  }
  // Across accounts AWS says nothing but no.
  if (named.account !== caller.account) throw accessDenied(null)
  const fn = world.functions.get(named.arn)
  const asked = named.qualifier === undefined ? named.arn : `${named.arn}:${named.qualifier}`
  if (!fn) throw notFound(absent?.(named.arn) ?? `Function not found: ${asked}`)
  settleDue(world, fn)
  return fn
}

/**
 * The version behind a qualifier.
 *
 * @param {LambdaFunction} fn
 * @param {string | undefined} qualifier version, alias or none
 * @returns {FunctionVersion}
 */
export function findVersion(fn, qualifier) {
  if (qualifier === undefined || qualifier === '$LATEST') return fn.latest
  const version = fn.versions.get(fn.aliases.get(qualifier)?.version ?? qualifier)
  if (!version) throw notFound(`Function not found: ${fn.arn}:${qualifier}`)
  return version
}

/**
 * Refuses a qualifier where an operation works on the function itself.
 *
 * @param {FunctionName} named
 */
export function refuseQualifier(named) {
  if (named.qualifier === undefined) return
  throw invalidParameter(
    'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
  )
}

/**
 * @param {string} functionName
 * @param {string | undefined} qualifier
 */
function refuseMalformed(functionName, qualifier = '$LATEST') {
  const problems = [
    ...problemsOf('qualifier', qualifier, LONGEST_QUALIFIER, QUALIFIER, QUALIFIER_PATTERN),
    ...problemsOf('functionName', functionName, LONGEST_NAME, NAME, NAME_PATTERN),
  ]
  if (problems.length > 0) throw validation(...problems)
}

/**
 * @param {string} member
 * @param {string} value
 * @param {number} longest
 * @param {RegExp} form
 * @param {string} pattern as the service words it
 */
function problemsOf(member, value, longest, form, pattern) {
  const where = `Value '${value}' at '${member}' failed to satisfy constraint`
  if (!form.test(value)) return [`${where}: Member must satisfy regular expression pattern: ${pattern}`]
  if (value.length <= longest) return []
  return [`${where}: Member must have length less than or equal to ${longest}`]
}
