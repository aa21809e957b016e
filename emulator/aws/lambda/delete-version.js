import { conflict, invalidParameter } from './errors.js'
import { authorizeFunction } from './request.js'

/** @import { Operation } from './request.js' */

/**
 * DeleteFunction, of all or of a version. As recorded: one that is not there is no error. That a version which an alias names is
 * refused is documented, its words are not recorded.
 *
 * @type {Operation}
 */
export function deleteVersion(world, request) {
  const { fn, name } = authorizeFunction(world, request)
  const { qualifier } = name
  if (qualifier === undefined) {
    world.functions.delete(fn.arn)
    return {}
  }
  if (qualifier === '$LATEST') {
    throw invalidParameter('$LATEST version cannot be deleted without deleting the function.')
  }
  if (fn.aliases.has(qualifier)) throw invalidParameter('Deletion of aliases is not currently supported.')
  const naming = [...fn.aliases.values()].find(
    ({ version, weights }) => version === qualifier || qualifier in weights,
  )
  if (naming) {
    throw conflict(
      `Version ${qualifier} of function is referenced by alias ${naming.name}. Remove references to this version first.`,
    )
  }
  fn.versions.delete(qualifier)
  if (fn.unchangedSince === qualifier) fn.unchangedSince = undefined
  return {}
}
