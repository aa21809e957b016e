import { ServiceError } from '../service-error.js'
import { conflict, invalidParameter, notFound, USER } from './errors.js'
import { authorizeFunction } from './request.js'

/** @import { World } from '../world.js' */
/** @import { AliasRecord } from './alias.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { Operation } from './request.js' */

/**
 * @typedef {object} ProvisionedSeed
 * @property {'IN_PROGRESS' | 'READY' | 'FAILED'} [status] READY when absent
 * @property {number} [requested] executions; 1 when absent
 * @property {number} [reads] how many times it is read as IN_PROGRESS, when it begins so and each time its alias
 *   moves, before it is READY; 1 when absent
 */

/**
 * Of an alias or a version.
 *
 * @typedef {object} ProvisionedConcurrency
 * @property {string} status
 * @property {number} requested
 * @property {number} reads
 * @property {number} readsLeft
 */

/**
 * @param {ProvisionedSeed} seed
 * @returns {ProvisionedConcurrency}
 */
export function buildProvisioned({ status = 'READY', requested = 1, reads = 1 }) {
  return { status, requested, reads, readsLeft: reads }
}

/**
 * GetProvisionedConcurrencyConfig: what an alias has is read by that alias alone, not by its version.
 *
 * @type {Operation}
 */
export function getProvisionedConcurrency(world, request) {
  const asked = request.query.get('Qualifier') ?? '$LATEST'
  const { fn, name } = authorizeFunction(world, request, (arn) => notFoundMessage(arn, asked))
  const { qualifier } = name
  if (qualifier === undefined || qualifier === '$LATEST') {
    throw invalidParameter('The function resource provided must be an alias or a published version.')
  }
  const owner = fn.versions.get(qualifier) ?? fn.aliases.get(qualifier)
  if (!owner) throw notFound(notFoundMessage(fn.arn, qualifier))
  if (!owner.provisioned) {
    throw new ServiceError(
      404,
      'ProvisionedConcurrencyConfigNotFoundException',
      'No Provisioned Concurrency Config found for this function',
      USER,
    )
  }
  return readProvisioned(world, owner.provisioned)
}

/**
 * @param {string} arn
 * @param {string} qualifier that is not there
 */
function notFoundMessage(arn, qualifier) {
  const number = /^\d+$/.test(qualifier)
  return `${number ? 'Function not found' : 'Cannot find alias arn'}: ${arn}:${qualifier}`
}

/**
 * An alias takes its provisioned concurrency along to another version: at once, but ready only later.
 *
 * @param {LambdaFunction} fn
 * @param {AliasRecord} alias
 * @param {string} version where it moves to
 */
export function moveProvisioned(fn, alias, version) {
  if (!alias.provisioned || version === alias.version) return
  if (fn.versions.get(version)?.provisioned) {
    throw conflict(
      "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
    )
  }
  const others = [...fn.aliases.values()].filter((own) => own !== alias && own.provisioned)
  if (others.some((own) => own.version === version)) {
    throw conflict('Version is pointed by a Provisioned Concurrency alias')
  }
  alias.provisioned = { ...alias.provisioned, status: 'IN_PROGRESS', readsLeft: alias.provisioned.reads }
}

/**
 * @param {World} world
 * @param {ProvisionedConcurrency} provisioned
 */
function readProvisioned(world, provisioned) {
  if (provisioned.status === 'IN_PROGRESS') {
    if (provisioned.readsLeft <= 0) provisioned.status = 'READY'
    provisioned.readsLeft -= 1
  }
  const { status, requested } = provisioned
  const there = status === 'READY' ? requested : 0
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: there,
    AllocatedProvisionedConcurrentExecutions: there,
    Status: status,
    StatusReason: status === 'FAILED' ? 'FUNCTION_ERROR_INIT_FAILURE' : undefined,
    LastModified: new Date(world.now()).toISOString().replace(/\.\d+Z$/, '+0000'),
  }
}
