/** @import { Fault } from '../../../emulator/aws/faults.js' */

/**
 * One thing that goes wrong with one request.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {Pick<Fault, 'fault' | 'delay' | 'after' | 'before'>} [fault]
 * @property {boolean} [down] nothing listens any more: the connection is refused
 * @property {boolean} ambiguous nobody can tell whether the request was obeyed
 * @property {RegExp} cause what a failed step has to say
 * @property {RegExp} [only] the services that speak so
 */

const BROKEN = /ECONN|EPIPE|socket|hang up|aborted|reset|closed|timed? ?out|terminated|silent|TimeoutError/i
const UNREADABLE =
  /JSON|Unexpected|parse|deserializ|unterminated|aborted|closed|expected|XML|incomplete|no value/i
const IN_PROGRESS =
  'The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:eu-west-1:123456789012:function:greeting'
const CONCURRENT = 'The function could not be updated due to a concurrent update operation.'
const EC2 =
  'Your request has been throttled by EC2, please make sure you have enough API rate limit. EC2 Error Code: RequestLimitExceeded.'

/** @param {string} message */
const conflict = (message) => ({ fault: { status: 409, errorType: 'ResourceConflictException', message } })

/**
 * The same with the request obeyed first, and without.
 *
 * @param {Case} one
 * @returns {Case[]}
 */
const bothWays = (one) => [
  { ...one, name: `${one.name}, not obeyed`, fault: { ...one.fault, before: true } },
  { ...one, name: `${one.name}, obeyed`, fault: { ...one.fault, after: true } },
]

/** @type {readonly Case[]} */
const CONNECTION = [
  { name: 'reset before the answer', fault: { fault: 'reset-before' }, ambiguous: true, cause: BROKEN },
  { name: 'silence', fault: { fault: 'hang' }, ambiguous: true, cause: BROKEN },
]

/** @type {readonly Case[]} */
const ANSWERS = [
  {
    name: '429',
    fault: { fault: { status: 429, errorType: 'TooManyRequestsException', message: 'Rate exceeded' } },
    ambiguous: false,
    cause: /Rate exceeded|429/,
  },
  {
    name: '429 with Retry-After',
    fault: {
      fault: {
        status: 429,
        errorType: 'TooManyRequestsException',
        message: 'Rate exceeded',
        headers: { 'retry-after': '1' },
      },
    },
    ambiguous: false,
    cause: /Rate exceeded|429/,
  },
  {
    name: '500',
    fault: { fault: { status: 500, errorType: 'ServiceException', message: 'Internal failure' } },
    ambiguous: true,
    cause: /Internal failure|500/,
  },
  {
    name: '502 with HTML',
    fault: {
      fault: {
        status: 502,
        body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
        headers: { 'content-type': 'text/html' },
      },
    },
    ambiguous: true,
    cause: /502/,
  },
  {
    name: '503',
    fault: { fault: { status: 503, errorType: 'ServiceUnavailableException', message: 'Slow down' } },
    ambiguous: true,
    cause: /Slow down|503/,
  },
  {
    name: 'malformed answer',
    fault: { fault: { status: 200, body: '{"FunctionName": "gree' } },
    ambiguous: true,
    cause: UNREADABLE,
    // S3 answers an upload with headers alone.
    only: /^(lambda|sts|ecr|codedeploy|signer|oidc)$/,
  },
  {
    name: '409 in progress',
    fault: conflict(IN_PROGRESS),
    ambiguous: false,
    cause: /update is in progress/,
    only: /^lambda$/,
  },
  {
    name: '409 concurrent',
    fault: conflict(CONCURRENT),
    ambiguous: false,
    cause: /concurrent update/,
    only: /^lambda$/,
  },
  {
    name: '409 already exists',
    fault: conflict('Alias already exists: arn:aws:lambda:eu-west-1:123456789012:function:greeting:live'),
    ambiguous: false,
    cause: /already exists/,
    only: /^lambda$/,
  },
  {
    name: '400 throttled by EC2',
    fault: { fault: { status: 400, errorType: 'InvalidParameterValueException', message: EC2 } },
    ambiguous: false,
    cause: /throttled by EC2/,
    only: /^lambda$/,
  },
]

/** Every case for a request of a service. @param {string} service */
export const casesFor = (service) => CASES.filter(({ only }) => only?.test(service) ?? true)

/** @type {readonly Case[]} */
const CASES = [
  { name: 'connection refused', down: true, ambiguous: false, cause: BROKEN },
  { name: 'dropped in the body', fault: { fault: 'refuse' }, ambiguous: true, cause: BROKEN },
  { name: 'reset within the answer', fault: { fault: 'reset-midway' }, ambiguous: true, cause: BROKEN },
  {
    name: 'answer cut off',
    fault: { fault: 'truncate' },
    ambiguous: true,
    cause: new RegExp(`${BROKEN.source}|${UNREADABLE.source}`, 'i'),
  },
  ...CONNECTION.flatMap(bothWays),
  ...ANSWERS.flatMap(bothWays),
]
