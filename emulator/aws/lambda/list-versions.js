import { renderSettings } from './configuration.js'
import { authorizeUnqualified } from './request.js'

/** @import { Operation } from './request.js' */

const LARGEST_PAGE = 50

/**
 * `$LATEST` first, then the versions from the oldest on, at most 50 whatever was asked for.
 *
 * @type {Operation}
 */
export function listVersions(world, request) {
  const fn = authorizeUnqualified(world, request)
  const versions = [fn.latest, ...fn.versions.values()]
  const start = Number(request.query.get('Marker') ?? 0)
  const end = start + Math.min(Number(request.query.get('MaxItems') ?? LARGEST_PAGE), LARGEST_PAGE)
  return {
    Versions: versions.slice(start, end).map((own) => renderSettings(fn, own, own.version)),
    NextMarker: end < versions.length ? String(end) : null,
  }
}
