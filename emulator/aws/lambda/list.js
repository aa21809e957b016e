import { renderAlias } from './alias.js'
import { openUnqualified } from './call.js'
import { renderSettings } from './configuration.js'

/** @import { World } from '../world.js' */
/** @import { LambdaCall } from './call.js' */

const LARGEST_PAGE = 50

/**
 * `$LATEST` first, then the versions from the oldest on.
 *
 * @param {World} world
 * @param {LambdaCall} call
 * @returns {Record<string, unknown>}
 */
export function listVersions(world, call) {
  const fn = openUnqualified(world, call)
  const { page, next } = pageOf([fn.latest, ...fn.versions.values()], call.query)
  return { Versions: page.map((own) => renderSettings(fn, own, own.version)), NextMarker: next }
}

/**
 * @param {World} world
 * @param {LambdaCall} call
 * @returns {Record<string, unknown>}
 */
export function listAliases(world, call) {
  const fn = openUnqualified(world, call)
  const version = call.query.get('FunctionVersion')
  const aliases = [...fn.aliases.values()]
    .filter((own) => version === null || own.version === version)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const { page, next } = pageOf(aliases, call.query)
  return { Aliases: page.map((own) => renderAlias(fn, own)), NextMarker: next }
}

/**
 * @template T
 * @param {T[]} all
 * @param {URLSearchParams} query
 * @returns {{ page: T[], next: string | null }} at most 50 whatever was asked for, as Lambda does
 */
function pageOf(all, query) {
  const start = Number(Buffer.from(query.get('Marker') ?? '', 'base64').toString() || 0)
  const end = start + Math.min(Number(query.get('MaxItems') ?? LARGEST_PAGE), LARGEST_PAGE)
  return {
    page: all.slice(start, end),
    next: end < all.length ? Buffer.from(String(end)).toString('base64') : null,
  }
}
