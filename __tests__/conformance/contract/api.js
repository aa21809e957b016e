import { NEW } from './row.js'

/** @import { Part } from './part.js' */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} type error code; '' for none
 * @property {string} message of an error; '' for none
 * @property {Record<string, any>} body
 */

/** AWS without any client: what is compared is the answer itself, not what an SDK makes of it. */
export class Api {
  /** @param {Part} part */
  constructor(part) {
    this.part = part
  }

  /**
   * @param {string} method
   * @param {string} path after `/2015-03-31/functions/`, or a whole one from its slash on
   * @param {object} [body]
   * @returns {Promise<Answer>}
   */
  async send(method, path, body) {
    const whole = path.startsWith('/') ? path : `/2015-03-31/functions/${path}`
    const response = await this.fetch('lambda', method, whole, {
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const answered = text.startsWith('{') ? JSON.parse(text) : {}
    const type = response.headers.get('x-amzn-errortype') ?? answered.__type ?? ''
    return {
      status: response.status,
      type: type.split(':')[0],
      message: answered.Message ?? answered.message ?? '',
      body: answered,
    }
  }

  /**
   * Neither part verifies a signature; both take account and Region from where one stands.
   *
   * @param {string} service
   * @param {string} method
   * @param {string} path
   * @param {RequestInit & { headers?: Record<string, string>, region?: string }} [more]
   */
  fetch(service, method, path, { headers, region = 'eu-west-1', ...more } = {}) {
    const scope = `AKIAIOSFODNN7EXAMPLE/20260101/${region}/${service}/aws4_request`
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
    return fetch(this.part.url + path, { method, headers: { ...headers, authorization }, ...more })
  }

  /**
   * @param {string} name
   * @returns {Promise<Record<string, any>>} its configuration
   */
  async read(name) {
    return (await this.send('GET', name)).body['Configuration']
  }

  /**
   * Reads until an update has settled: at once against moto.
   *
   * @param {string} name
   */
  async settled(name) {
    while ((await this.read(name))['LastUpdateStatus'] === 'InProgress');
  }

  /**
   * @param {string} name
   * @param {Buffer} zip
   * @param {object} [more] members
   */
  update(name, zip, more = {}) {
    return this.send('PUT', `${name}/code`, { ZipFile: zip.toString('base64'), ...more })
  }

  /**
   * @param {string} name
   * @param {object} [input]
   */
  publish(name, input = {}) {
    return this.send('POST', `${name}/versions`, input)
  }

  /**
   * Publishes new code, as the version after the one that is there.
   *
   * @param {string} name
   */
  async publishNew(name) {
    await this.update(name, NEW)
    await this.settled(name)
    await this.publish(name)
  }

  /**
   * @param {string} name
   * @param {object} input
   */
  createAlias(name, input) {
    return this.send('POST', `${name}/aliases`, input)
  }
}

/**
 * Names of the members of an answer, in order of the alphabet.
 *
 * @param {Record<string, unknown>} body
 */
export const membersOf = (body) => Object.keys(body).sort().join(' ')

/**
 * Status and error code.
 *
 * @param {Answer | Promise<Answer>} sent
 * @returns {Promise<string>} e.g. `400 ValidationException`, or `200`
 */
export async function typeOf(sent) {
  const { status, type } = await sent
  return `${status} ${type}`.trim()
}

/**
 * Status, error code and message.
 *
 * @param {Answer | Promise<Answer>} sent
 * @returns {Promise<string>} e.g. `404 ResourceNotFoundException: Function not found`, or `200`
 */
export async function outcomeOf(sent) {
  const { message } = await sent
  return [await typeOf(sent), message].filter((part) => part !== '').join(': ')
}

/**
 * The same of several requests, one after the other.
 *
 * @template T
 * @param {readonly T[]} inputs
 * @param {(input: T) => Promise<Answer>} send
 */
export async function outcomesOf(inputs, send) {
  const outcomes = []
  for (const input of inputs) outcomes.push(await outcomeOf(send(input)))
  return outcomes
}

/**
 * What a call through boto3 is refused with.
 *
 * @param {Promise<unknown>} call
 * @returns {Promise<string>} e.g. `NoSuchKey: The specified key does not exist.`, or `taken`
 */
export const refusalOf = (call) =>
  call.then(
    () => 'taken',
    ({ name, words }) => `${name}: ${words}`,
  )
