/** @import { Part } from '../../stand-ins/part.js' */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} [type] error code
 * @property {string} [message]
 * @property {Record<string, any>} body
 */

/** Lambda without any client: what is compared is the answer itself, not what an SDK makes of it. */
export class Api {
  #url

  /** @param {Part} part */
  constructor(part) {
    this.part = part
    this.#url = part.url
  }

  /**
   * @param {string} method
   * @param {string} path after `/2015-03-31/functions/`, or a whole one from its slash on
   * @param {object} [body]
   * @returns {Promise<Answer>}
   */
  async send(method, path, body) {
    const scope = 'AKIAIOSFODNN7EXAMPLE/20260101/eu-west-1/lambda/aws4_request'
    const response = await fetch(
      this.#url + (path.startsWith('/') ? path : `/2015-03-31/functions/${path}`),
      {
        method,
        headers: {
          // Neither part verifies a signature; both take account and Region from here.
          authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    )
    const text = await response.text()
    const answered = text.startsWith('{') ? JSON.parse(text) : {}
    const type = (response.headers.get('x-amzn-errortype') ?? answered.__type)?.split(':')[0]
    const message = answered.Message ?? answered.message
    return {
      status: response.status,
      ...(type && { type }),
      ...(message && { message }),
      body: answered,
    }
  }

  /**
   * Reads until an update has settled: at once against moto.
   *
   * @param {string} name
   */
  async settled(name) {
    for (;;) {
      const { body } = await this.send('GET', name)
      if (body['Configuration'].LastUpdateStatus !== 'InProgress') return
    }
  }

  /**
   * @param {string} name
   * @param {Buffer} zip
   * @param {object} [more] members
   */
  async update(name, zip, more = {}) {
    const answer = await this.send('PUT', `${name}/code`, { ZipFile: zip.toString('base64'), ...more })
    return answer
  }
}

/**
 * Names of the members of an answer, in order of the alphabet.
 *
 * @param {Record<string, unknown>} body
 */
export const membersOf = (body) => Object.keys(body).sort().join(' ')

/**
 * An error as a row expects it.
 *
 * @param {Answer} answer
 */
export const failure = ({ status, type, message }) => [status, type ?? '', message ?? '']
