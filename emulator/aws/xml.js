/** @import { EndpointResponse } from './service-error.js' */

/** @typedef {string | number | undefined | { [name: string]: XmlTree }} XmlTree */

/**
 * @param {number} status
 * @param {string} root
 * @param {XmlTree} tree its members are elements; undefined leaves one out
 * @param {{ namespace?: string, headers?: Record<string, string> }} [more]
 * @returns {EndpointResponse}
 */
export function xmlResponse(status, root, tree, { namespace, headers = {} } = {}) {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`
  return {
    status,
    headers: { 'content-type': 'application/xml', ...headers },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${render(tree)}</${root}>`,
  }
}

/**
 * @param {XmlTree} tree
 * @returns {string}
 */
function render(tree) {
  if (typeof tree !== 'object') return escapeText(String(tree))
  return Object.entries(tree)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${render(value)}</${name}>`)
    .join('')
}

/** @param {string} text */
function escapeText(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
