/** @typedef {string | number | boolean | undefined | XmlTree | XmlTree[]} XmlValue */
/** @typedef {{ [name: string]: XmlValue }} XmlTree */

/**
 * Writes elements. A list repeats its element; undefined leaves one out.
 *
 * @param {XmlTree} tree
 * @returns {string}
 */
export function renderXml(tree) {
  return Object.entries(tree)
    .flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((own) => element(name, own)) : [element(name, value)],
    )
    .join('')
}

/**
 * A document with its root and namespace.
 *
 * @param {string} root
 * @param {string | undefined} namespace
 * @param {XmlTree} tree
 * @returns {string}
 */
export function renderDocument(root, namespace, tree) {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${renderXml(tree)}</${root}>`
}

/**
 * @param {string} name
 * @param {XmlValue} value
 * @returns {string}
 */
function element(name, value) {
  if (value === undefined) return ''
  const content =
    typeof value === 'object' ? renderXml(/** @type {XmlTree} */ (value)) : escapeText(String(value))
  return `<${name}>${content}</${name}>`
}

/** @param {string} text */
function escapeText(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
