import { denialOf } from '../permissions.js'
import { accessDenied } from './errors.js'
import { findFunction, parseFunctionName, refuseQualifier } from './resolve.js'

/** @import { Caller } from '../identity.js' */
/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { FunctionRef } from './resolve.js' */

/**
 * One request, read but not yet obeyed.
 *
 * @typedef {object} LambdaCall
 * @property {string} operation
 * @property {Caller} caller
 * @property {Record<string, string>} params from the path
 * @property {URLSearchParams} query
 * @property {Record<string, unknown>} input the body's members, without ZipFile
 * @property {Buffer | undefined} zip ZipFile, decoded
 * @property {string | undefined} zipHash its SHA-256, base64
 */

/**
 * The function a call is about: named correctly, allowed to the caller, there.
 *
 * @param {World} world
 * @param {LambdaCall} call
 * @param {(arn: string) => string} [absent] the operation's own words for a function that is not there
 * @returns {{ fn: LambdaFunction, ref: FunctionRef }}
 */
export function openFunction(world, call, absent) {
  const { caller, operation, params, query } = call
  const ref = parseFunctionName(params['FunctionName'] ?? '', caller, query.get('Qualifier') ?? undefined)
  const resource = ref.qualifier === undefined ? ref.arn : `${ref.arn}:${ref.qualifier}`
  const denial = denialOf(world, caller, `lambda:${operation}`, resource)
  if (denial !== undefined) throw accessDenied(denial)
  return { fn: findFunction(world, caller, ref, absent), ref }
}

/**
 * The same for operations that refuse a qualifier.
 *
 * @param {World} world
 * @param {LambdaCall} call
 * @param {(arn: string) => string} [absent]
 * @returns {LambdaFunction}
 */
export function openUnqualified(world, call, absent) {
  const { fn, ref } = openFunction(world, call, absent)
  refuseQualifier(ref)
  return fn
}

/**
 * @param {LambdaCall} call
 * @param {string} member
 * @returns {string | undefined} undefined when absent or null
 */
export function textInput({ input }, member) {
  const value = input[member]
  return value === undefined || value === null ? undefined : String(value)
}
