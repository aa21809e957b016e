/** @import { Recorded } from './recorder.js' */

export const FUNCTION_REVISION = 'a1b2c3d4-0000-4000-8000-000000000001'
export const ALIAS_REVISION = 'a1b2c3d4-0000-4000-8000-000000000002'
export const VERSION = '7'
/** The alias that is there; every other is not. */
export const ALIAS = 'live'
/** CodeSha256 before anything was sent. */
export const OLD_HASH = 'b2xkIGNvZGUgb2xkIGNvZGUgb2xkIGNvZGUgb2xkIGM='

const FUNCTIONS = '/2015-03-31/functions/'

/** The code of each function, by the name in the path. @type {Map<string, string>} */
const HASHES = new Map()
/** And its architectures, once an update named them. @type {Map<string, unknown>} */
const ARCHITECTURES = new Map()

/**
 * @param {Recorded} request
 * @returns {{ status: number, body: Record<string, unknown> }}
 */
export function answer({ method, path, query, body }) {
  if (!path.startsWith(FUNCTIONS)) return refuse(403, 'AccessDenied')
  const [name = '', what, alias] = path.slice(FUNCTIONS.length).split('/')
  if (what === 'code') return update(name, body)
  if (what === 'versions') {
    const version = configuration(name, VERSION)
    return method === 'POST'
      ? { status: 201, body: version }
      : { status: 200, body: { Versions: [configuration(name, '$LATEST')] } }
  }
  if (what === 'aliases') {
    if (method === 'GET' && alias !== ALIAS) return refuse(404, 'ResourceNotFoundException')
    return { status: method === 'POST' ? 201 : 200, body: aliasOf(name, alias ?? String(body['Name']), body) }
  }
  const Configuration = configuration(name, query['Qualifier'] ?? '$LATEST')
  return { status: 200, body: { Configuration, Code: {} } }
}

/**
 * @param {string} name
 * @param {Recorded['body']} body
 */
function update(name, body) {
  const zip = /** @type {{ sha256: string } | undefined} */ (body['ZipFile'])
  const digest = /@sha256:(\w+)$/.exec(String(body['ImageUri']))?.[1]
  if (body['DryRun'] !== true) {
    HASHES.set(name, zip?.sha256 ?? digest ?? OLD_HASH)
    if (body['Architectures'] !== undefined) ARCHITECTURES.set(name, body['Architectures'])
  }
  return { status: 200, body: configuration(name, '$LATEST') }
}

/**
 * @param {string} name
 * @param {string} Version
 * @returns {Record<string, unknown>}
 */
function configuration(name, Version) {
  const managed = name.includes('managed')
  return {
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
    Version,
    PackageType: name.includes('image') ? 'Image' : 'Zip',
    Architectures: ARCHITECTURES.get(name) ?? ['x86_64'],
    CodeSha256: HASHES.get(name) ?? OLD_HASH,
    CodeSize: 1,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    RevisionId: FUNCTION_REVISION,
    ...(managed ? { CapacityProviderConfig: {} } : {}),
  }
}

/**
 * @param {string} name
 * @param {string} alias
 * @param {Recorded['body']} [body] of a change
 */
function aliasOf(name, alias, body) {
  return {
    AliasArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}:${alias}`,
    Name: alias,
    FunctionVersion: body?.['FunctionVersion'] ?? '6',
    RevisionId: ALIAS_REVISION,
  }
}

/**
 * @param {number} status
 * @param {string} type
 */
function refuse(status, type) {
  return { status, body: { type, Message: 'No' } }
}
