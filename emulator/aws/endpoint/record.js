import { credentialScope } from '../identity.js'
import { identify } from '../services.js'

/** @import { EndpointRequest } from '../service-error.js' */

/**
 * What one request was, and what became of it.
 *
 * @typedef {object} RequestRecord
 * @property {number} time by the world's clock
 * @property {string} service `lambda`, `s3`, `sts`, `ecr`, `codedeploy`, `signer`, `oidc`, or '' for none
 * @property {string} operation e.g. `UpdateFunctionCode`, or '' for none
 * @property {string} region from the credential scope; '' for an unsigned request
 * @property {string} method
 * @property {string} path decoded
 * @property {Record<string, string>} query
 * @property {Record<string, string>} headers
 * @property {number} bodyBytes
 * @property {unknown} body parsed; a package is replaced by its `sha256` (base64) and `size`
 * @property {number | undefined} status undefined while under way, and where no answer was sent
 * @property {string | undefined} fault the injected one it met
 */

/**
 * @param {EndpointRequest} request
 * @param {number} time
 * @returns {RequestRecord}
 */
export function recordRequest(request, time) {
  const { service, operation } = identify(request)
  return {
    time,
    service: service?.name ?? '',
    operation,
    region: credentialScope(request)?.region ?? '',
    method: request.method,
    path: decodeURIComponent(request.path),
    query: Object.fromEntries(request.query),
    headers: request.headers,
    bodyBytes: request.body.length,
    body: request.body.length === 0 ? undefined : service?.describeBody(request),
    status: undefined,
    fault: undefined,
  }
}
