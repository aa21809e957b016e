import { partitionOf } from './partition.js'

export const DEFAULT_ACCOUNT = '123456789012'
export const DEFAULT_REGION = 'eu-west-1'

/**
 * @param {string} service
 * @param {{ region: string, account: string }} where
 * @param {string} resource e.g. `function:checkout`
 * @returns {string}
 */
export function arnOf(service, { region, account }, resource) {
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`
}

/**
 * IAM is global: the Region only tells the partition.
 *
 * @param {{ region: string, account: string }} where
 * @param {string} resource e.g. `role/deploy`
 * @returns {string}
 */
export function iamArnOf({ region, account }, resource) {
  return `arn:${partitionOf(region)}:iam::${account}:${resource}`
}
