/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */

/** Reads by which a wait asks again; every other request of a run without faults is sent once. */
const POLLS = /^GetFunction$|^GetFunctionConfiguration$|^UploadPart$|^DescribeSigningJob$/
/** By these a wait for CodeDeploy does, for as long as the step has. */
const SHIFT_POLLS = /^GetDeployment$|^GetAlias$/
/** A wait of the local endpoint is over with the second read, that for a snapshot with the third. */
const MOST_POLLS = 6
const MOST_SHIFT_POLLS = 12
/** What may be answered with "not found" in a run that goes well: it is asked whether there is one. */
const ABSENT = /^GetAlias 404$|^HeadObject 404$/

/**
 * Whether a run that nothing disturbed sent what it needed, in an order that is safe, and nothing more.
 *
 * @param {readonly RequestRecord[]} all
 * @param {{ fails: boolean }} step
 * @returns {string | undefined} what is wrong
 */
export function requestProblem(all, step) {
  // A request that was throttled was not obeyed, and is sent again; so is one that came too early for a new role.
  const requests = all.filter(
    ({ operation, status }) =>
      status !== 429 && (step.fails || operation !== 'CreateFunction' || status !== 400),
  )
  const [first, ...others] = new Set(requests.map(functionOf).filter((name) => name !== undefined))
  // An upload serves all functions, and is that of the first.
  const ofFirst = requests.filter((own) => [undefined, first].includes(functionOf(own)))
  const ofOthers = others.map((name) => requests.filter((own) => functionOf(own) === name))
  return [ofFirst, ...ofOthers].map((own) => problemOfOne(own, step)).find((problem) => problem !== undefined)
}

/** The function that a request is about, if it is about one. @param {RequestRecord} request */
export const functionOf = ({ path, operation, body }) =>
  operation === 'CreateFunction' ? Object(body).FunctionName : /\/functions\/([^/?]+)/.exec(path)?.[1]

/**
 * @param {readonly RequestRecord[]} requests of one function, the first with those that are about none
 * @param {{ fails: boolean }} step
 */
function problemOfOne(requests, { fails }) {
  // Each version is deleted by a request of its own.
  const operations = requests.map(({ operation, query }) =>
    operation === 'DeleteFunction' ? `${operation} ${query['Qualifier']}` : operation,
  )
  const count = (/** @type {string} */ name) => operations.filter((own) => own === name).length
  const shifts = operations.includes('GetDeployment')
  const most = (/** @type {string} */ name) => {
    if (shifts && SHIFT_POLLS.test(name)) return MOST_SHIFT_POLLS
    return POLLS.test(name) ? MOST_POLLS : 1
  }
  const twice = operations.find((name) => count(name) > most(name))
  if (twice !== undefined) return `${twice} is sent ${count(twice)} times`
  const [look] = requests.filter(({ operation }) => operation === 'GetFunction')
  // A step that goes well without a function creates it, or says that it would.
  const refused = requests
    .filter((request) => (request.status ?? 0) >= 400 && request !== look)
    .map(({ operation, status }) => `${operation} ${status}`)
    .find((answer) => !ABSENT.test(answer))
  if (refused !== undefined && !fails) return `${refused}: sent too early, or in vain`
  return orderProblem(operations)
}

/**
 * Each before the other, with a look at the function in between where one is named.
 *
 * @type {readonly [string, string, string?][]}
 */
const ORDER = [
  ['GetFunction', 'PutObject'],
  ['GetFunction', 'CreateMultipartUpload'],
  ['GetFunction', 'UpdateFunctionCode'],
  ['GetFunction', 'UpdateFunctionConfiguration'],
  ['GetFunction', 'CreateFunction'],
  // What can still be refused without a change of the function comes before any.
  ['PutObject', 'UpdateFunctionConfiguration'],
  ['PutObject', 'CreateFunction'],
  ['UpdateFunctionConfiguration', 'UpdateFunctionCode', 'GetFunction'],
  ['UpdateFunctionConfiguration', 'PublishVersion', 'GetFunction'],
  ['CreateFunction', 'PublishVersion', 'GetFunction'],
  ['PutObject', 'UpdateFunctionCode'],
  ['CompleteMultipartUpload', 'UpdateFunctionCode'],
  ['UpdateFunctionCode', 'PublishVersion', 'GetFunction'],
  ['PublishVersion', 'CreateAlias'],
  ['PublishVersion', 'UpdateAlias'],
  ['PublishVersion', 'CreateDeployment'],
]

/** @param {readonly string[]} operations */
function orderProblem(operations) {
  for (const [first, second, between] of ORDER) {
    const start = operations.indexOf(first)
    const end = operations.indexOf(second)
    if (start === -1 || end === -1) continue
    if (start > end) return `${second} is sent before ${first}`
    if (between !== undefined && !operations.slice(start, end).includes(between)) {
      return `nothing waits between ${first} and ${second}`
    }
  }
  return undefined
}

/**
 * Whether a step whose inputs ask for neither sent anything about a configuration or a creation.
 *
 * @param {readonly RequestRecord[]} requests
 * @param {Record<string, string>} inputs
 * @returns {string | undefined}
 */
export function unaskedProblem(requests, inputs) {
  if (inputs['configuration'] !== undefined) return undefined
  const unasked = requests.find(
    ({ operation, body }) =>
      /^(UpdateFunctionConfiguration|CreateFunction)$/.test(operation) ||
      // The guard of a version that has a configuration.
      (operation === 'PublishVersion' && Object(body).RevisionId !== undefined),
  )
  return unasked && `${unasked.operation} is sent, which nobody asked for`
}

/**
 * Whether a run that had nothing to do did nothing.
 *
 * @param {readonly RequestRecord[]} requests
 * @returns {string | undefined}
 */
export function changeProblem(requests) {
  const change = requests.find(({ service, operation, method, body }) => {
    if (!/^(lambda|s3|codedeploy|signer)$/.test(service) || /^(GET|HEAD)$/.test(method)) return false
    if (/^(Get|List)/.test(operation)) return false
    // Lambda answers with the version that is there (API_PublishVersion); a dry run changes nothing.
    return operation !== 'PublishVersion' && Object(body).DryRun !== true
  })
  return change && `${change.operation} is sent though there is nothing to do`
}
