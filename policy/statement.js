/**
 * One statement of an IAM policy.
 *
 * @typedef {object} Statement
 * @property {string} Sid
 * @property {'Allow'} Effect
 * @property {string[]} Action
 * @property {string} Resource
 */

/**
 * @param {string} Sid
 * @param {string[]} Action
 * @param {string} Resource
 * @returns {Statement}
 */
export function allow(Sid, Action, Resource) {
  return { Sid, Effect: 'Allow', Action, Resource }
}

/**
 * A text that a policy shall take as it is: `*`, `?` and `$` mean something else there
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
 *
 * @param {string} text
 */
export function literal(text) {
  return text.replace(/[*?$]/g, '$${$&}')
}
