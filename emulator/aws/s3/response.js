import { renderDocument } from '../xml.js'

/** @import { EndpointResponse } from '../service-error.js' */
/** @import { XmlTree } from '../xml.js' */

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/'

/**
 * @param {string} root
 * @param {XmlTree} tree
 * @param {Record<string, string>} [headers]
 * @returns {EndpointResponse}
 */
export function xmlResponse(root, tree, headers = {}) {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', ...headers },
    body: renderDocument(root, NAMESPACE, tree),
  }
}
