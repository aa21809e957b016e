import { denialOf } from '../permissions.js'
import { accessDenied } from './errors.js'
import { findFunction, parseFunctionName, refuseQualifier } from './function-name.js'

/** @import { Caller } from '../identity.js' */
/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { FunctionName } from './function-name.js' */

/**
 * @typedef {object} LambdaRequest
 * @property {string} operation
 * @property {Caller} caller
 * @property {Record<string, string>} params from the path
 * @property {URLSearchParams} query
 * @property {Record<string, unknown>} input the body's members, without ZipFile
 * @property {Buffer | undefined} zip ZipFile, decoded
 * @property {string | undefined} zipHash its SHA-256, base64
 */

/** @typedef {(world: World, request: LambdaRequest) => Record<string, unknown>} Operation answers a request */

/**
 * The function that a request names, where the caller may do to it what it asks for.
 *
 * @param {World} world
 * @param {LambdaRequest} request
 * @param {(arn: string) => string} [absent] the operation's own words for a function that is not there
 * @returns {{ fn: LambdaFunction, name: FunctionName }}
 */
export function authorizeFunction(world, request, absent) {
  const { caller, operation, params, query } = request
  const name = parseFunctionName(params['FunctionName'] ?? '', caller, query.get('Qualifier') ?? undefined)
  const resource = name.qualifier === undefined ? name.arn : `${name.arn}:${name.qualifier}`
  const denial = denialOf(world, caller, `lambda:${operation}`, resource)
  if (denial !== undefined) throw accessDenied(denial)
  return { fn: findFunction(world, caller, name, absent), name }
}

/**
 * The same for operations that refuse a qualifier.
 *
 * @param {World} world
 * @param {LambdaRequest} request
 * @param {(arn: string) => string} [absent]
 * @returns {LambdaFunction}
 */
export function authorizeUnqualified(world, request, absent) {
  const { fn, name } = authorizeFunction(world, request, absent)
  refuseQualifier(name)
  return fn
}

/**
 * @param {LambdaRequest} request
 * @param {string} member
 * @returns {string | undefined} undefined when absent or null
 */
export function textInput({ input }, member) {
  const value = input[member]
  return value === undefined || value === null ? undefined : String(value)
}
