import { createAlias, getAlias, listAliases, updateAlias } from './alias-operations.js'
import { getCodeSigning, getFunctionCodeSigning } from './code-signing.js'
import { createFunction } from './create-function.js'
import { deleteVersion } from './delete-version.js'
import { getFunction, getFunctionConfiguration } from './get-function.js'
import { invoke } from './invoke.js'
import { listVersions } from './list-versions.js'
import { getProvisionedConcurrency } from './provisioned.js'
import { publishVersion } from './publish.js'
import { updateFunctionCode } from './update-code.js'
import { updateFunctionConfiguration } from './update-configuration.js'

/** @import { EndpointRequest, EndpointResponse } from '../service-error.js' */
/** @import { World } from '../world.js' */
/** @import { LambdaRequest, Operation } from './request.js' */

/**
 * @typedef {object} Route
 * @property {string} operation
 * @property {string} method
 * @property {string} path after `/functions/`, with `{Parameters}`
 * @property {string} [under] in place of `functions`
 * @property {string} [date] of the API, 2015-03-31 when absent
 * @property {number} status
 * @property {readonly string[]} members that the body may hold; any other is refused
 * @property {readonly string[]} query parameters that it may hold
 * @property {Operation} run
 * @property {(world: World, named: LambdaRequest, request: EndpointRequest) => EndpointResponse} [runRaw] in place of `run`,
 *   where body and answer are no members
 */

const PREFIX = /^\/(\d{4}-\d\d-\d\d)\/(functions|code-signing-configs)(?:\/|$)/
const DATE = '2015-03-31'

/** Members that both requests about a configuration may hold. */
const CONFIGURATION =
  'CapacityProviderConfig DeadLetterConfig Description DurableConfig Environment EphemeralStorage FileSystemConfigs Handler ImageConfig KMSKeyArn Layers LoggingConfig MemorySize Role Runtime SnapStart Timeout TracingConfig VpcConfig'.split(
    ' ',
  )

/** @type {readonly Route[]} */
const ROUTES = [
  get('GetFunction', '{FunctionName}', ['Qualifier'], getFunction),
  get('GetFunctionConfiguration', '{FunctionName}/configuration', ['Qualifier'], getFunctionConfiguration),
  get('ListVersionsByFunction', '{FunctionName}/versions', ['Marker', 'MaxItems'], listVersions),
  get('GetAlias', '{FunctionName}/aliases/{Name}', [], getAlias),
  get('ListAliases', '{FunctionName}/aliases', ['FunctionVersion', 'Marker', 'MaxItems'], listAliases),
  {
    ...get(
      'GetProvisionedConcurrencyConfig',
      '{FunctionName}/provisioned-concurrency',
      ['Qualifier'],
      getProvisionedConcurrency,
    ),
    date: '2019-09-30',
  },
  {
    ...get('GetFunctionCodeSigningConfig', '{FunctionName}/code-signing-config', [], getFunctionCodeSigning),
    date: '2020-06-30',
  },
  {
    ...get('GetCodeSigningConfig', '{CodeSigningConfigArn}', [], getCodeSigning),
    date: '2020-04-22',
    under: 'code-signing-configs',
  },
  {
    operation: 'DeleteFunction',
    method: 'DELETE',
    path: '{FunctionName}',
    status: 204,
    members: [],
    query: ['Qualifier'],
    run: deleteVersion,
  },
  {
    operation: 'Invoke',
    method: 'POST',
    path: '{FunctionName}/invocations',
    status: 200,
    members: [],
    query: ['Qualifier'],
    run: () => ({}),
    runRaw: invoke,
  },
  {
    operation: 'UpdateFunctionCode',
    method: 'PUT',
    path: '{FunctionName}/code',
    status: 200,
    members:
      'Architectures DryRun ImageUri Publish PublishTo RevisionId S3Bucket S3Key S3ObjectStorageMode S3ObjectVersion SourceKMSKeyArn ZipFile'.split(
        ' ',
      ),
    query: [],
    run: updateFunctionCode,
  },
  {
    operation: 'UpdateFunctionConfiguration',
    method: 'PUT',
    path: '{FunctionName}/configuration',
    status: 200,
    members: [...CONFIGURATION, 'RevisionId'],
    query: [],
    run: updateFunctionConfiguration,
  },
  {
    operation: 'CreateFunction',
    method: 'POST',
    path: '',
    status: 201,
    members: [...CONFIGURATION, 'Architectures', 'Code', 'FunctionName', 'PackageType'],
    query: [],
    run: createFunction,
  },
  {
    operation: 'PublishVersion',
    method: 'POST',
    path: '{FunctionName}/versions',
    status: 201,
    members: ['CodeSha256', 'Description', 'PublishTo', 'RevisionId'],
    query: [],
    run: publishVersion,
  },
  {
    operation: 'CreateAlias',
    method: 'POST',
    path: '{FunctionName}/aliases',
    status: 201,
    members: ['Description', 'FunctionVersion', 'Name', 'RoutingConfig'],
    query: [],
    run: createAlias,
  },
  {
    operation: 'UpdateAlias',
    method: 'PUT',
    path: '{FunctionName}/aliases/{Name}',
    status: 200,
    members: ['Description', 'FunctionVersion', 'RevisionId', 'RoutingConfig'],
    query: [],
    run: updateAlias,
  },
]

/**
 * @param {string} method
 * @param {string} path still percent-encoded
 * @returns {{ route: Route, params: Record<string, string> } | undefined}
 */
export function matchRoute(method, path) {
  const prefix = PREFIX.exec(path)
  if (!prefix) return undefined
  const given = path.slice(prefix[0].length).split('/')
  for (const route of ROUTES) {
    const wanted = route.path.split('/')
    const [, date, under] = prefix
    if (route.method !== method || (route.date ?? DATE) !== date || (route.under ?? 'functions') !== under)
      continue
    if (wanted.length !== given.length) continue
    /** @type {Record<string, string>} */
    const params = {}
    const fits = wanted.every((part, index) => {
      const value = decodeURIComponent(given[index] ?? '')
      if (!part.startsWith('{')) return part === value
      params[part.slice(1, -1)] = value
      return value !== ''
    })
    if (fits) return { route, params }
  }
  return undefined
}

/**
 * @param {string} operation
 * @param {string} path
 * @param {readonly string[]} query
 * @param {Route['run']} run
 * @returns {Route}
 */
function get(operation, path, query, run) {
  return { operation, method: 'GET', path, status: 200, members: [], query, run }
}
