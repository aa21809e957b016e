/** @import { Part } from '../../stand-ins/part.js' */

/**
 * What a part holds in the end, read through boto3.
 *
 * @param {Part} part
 * @param {string} name
 * @param {string} [region]
 * @returns {Promise<Record<string, any>>} FunctionConfiguration of `$LATEST`
 */
export async function latest(part, name, region) {
  return (await part.call('lambda', 'get_function', { FunctionName: name }, region))['Configuration']
}

/**
 * @param {Part} part
 * @param {string} name
 * @returns {Promise<Record<string, any>[]>} FunctionConfiguration of each published version, oldest first
 */
export async function versions(part, name) {
  const { Versions } = await part.call('lambda', 'list_versions_by_function', { FunctionName: name })
  return Versions.filter((/** @type {{ Version: string }} */ own) => own.Version !== '$LATEST')
}

/**
 * @param {Part} part
 * @param {string} name
 * @param {string} alias
 * @returns {Promise<Record<string, any>>} AliasConfiguration
 */
export function aliasOf(part, name, alias) {
  return part.call('lambda', 'get_alias', { FunctionName: name, Name: alias })
}
