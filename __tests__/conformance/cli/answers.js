/** @import { Recorded } from './recorder.js' */

/** @typedef {{ status: number, body: Record<string, unknown> }} Answer */

export const FUNCTION_REVISION = 'a1b2c3d4-0000-4000-8000-000000000001'
export const ALIAS_REVISION = 'a1b2c3d4-0000-4000-8000-000000000002'
export const VERSION = '7'
/** The alias that is there; every other is not. */
export const ALIAS = 'live'
/** CodeSha256 before anything was sent. */
const OLD_HASH = 'b2xkIGNvZGUgb2xkIGNvZGUgb2xkIGNvZGUgb2xkIGM='

const FUNCTIONS = '/2015-03-31/functions/'

/**
 * Answers of a service whose one function has the name that the request asks for.
 *
 * @returns {(request: Recorded) => Answer}
 */
export function createAnswers() {
  let updated = {}
  let created = false
  return ({ method, path, query, body }) => {
    if (`${path}/` === FUNCTIONS) {
      created = true
      updated = {
        ...configurationOf(body),
        ...codeOf(Object(body['Code'])),
        PackageType: body['PackageType'],
      }
      return { status: 201, body: { ...configuration(String(body['FunctionName']), '$LATEST'), ...updated } }
    }
    if (!path.startsWith(FUNCTIONS)) return refuse(403, 'AccessDenied')
    const [name = '', what, alias] = path.slice(FUNCTIONS.length).split('/')
    if (name.includes('missing') && !created) return refuse(404, 'ResourceNotFoundException')
    const configured = (version = '$LATEST') => ({ ...configuration(name, version), ...updated })
    if (what === 'code') {
      if (body['DryRun'] !== true) updated = { ...updated, ...codeOf(body) }
      return { status: 200, body: configured() }
    }
    if (what === 'configuration' && method === 'PUT') {
      updated = configurationOf(body)
      return { status: 200, body: configured() }
    }
    if (what === 'versions') {
      return method === 'POST'
        ? { status: 201, body: configured(VERSION) }
        : { status: 200, body: { Versions: [configured()] } }
    }
    if (what === 'aliases') {
      if (method === 'GET' && alias !== ALIAS) return refuse(404, 'ResourceNotFoundException')
      return {
        status: method === 'POST' ? 201 : 200,
        body: aliasOf(name, alias ?? String(body['Name']), body),
      }
    }
    return { status: 200, body: { Configuration: configured(query['Qualifier']), Code: {} } }
  }
}

/** @param {Recorded['body']} body of an update */
function codeOf(body) {
  const zip = /** @type {{ sha256: string } | undefined} */ (body['ZipFile'])
  const digest = /@sha256:(\w+)$/.exec(String(body['ImageUri']))?.[1]
  return {
    CodeSha256: zip?.sha256 ?? digest ?? OLD_HASH,
    ...(body['Architectures'] !== undefined && { Architectures: body['Architectures'] }),
  }
}

/** In the shape of an answer. @param {Recorded['body']} body of an update or a creation */
function configurationOf({ Layers, ImageConfig, ...body }) {
  return {
    ...body,
    ...(Array.isArray(Layers) && { Layers: Layers.map((Arn) => ({ Arn })) }),
    ...(ImageConfig !== undefined && { ImageConfigResponse: { ImageConfig } }),
    RevisionId: FUNCTION_REVISION,
  }
}

/**
 * @param {string} name
 * @param {string} Version
 */
function configuration(name, Version) {
  return {
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
    Version,
    PackageType: name.includes('image') ? 'Image' : 'Zip',
    Architectures: ['x86_64'],
    CodeSha256: OLD_HASH,
    CodeSize: 1,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    RevisionId: FUNCTION_REVISION,
    ...(name.includes('attached') && {
      VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'], VpcId: 'vpc-1' },
      Layers: [{ Arn: 'arn:aws:lambda:eu-west-1:123456789012:layer:tools:3' }],
    }),
    ...(name.includes('managed') && { CapacityProviderConfig: {} }),
  }
}

/**
 * @param {string} name
 * @param {string} alias
 * @param {Recorded['body']} body of a change
 */
function aliasOf(name, alias, body) {
  return {
    AliasArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}:${alias}`,
    Name: alias,
    FunctionVersion: body['FunctionVersion'] ?? '6',
    RevisionId: ALIAS_REVISION,
  }
}

/**
 * @param {number} status
 * @param {string} type
 * @returns {Answer}
 */
function refuse(status, type) {
  return { status, body: { type, Message: 'No' } }
}
