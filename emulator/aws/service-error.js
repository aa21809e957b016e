/** An answer a service gives instead of doing what was asked; each service writes it in its own format. */
export class ServiceError extends Error {
  /**
   * @param {number} status
   * @param {string} type the error code, e.g. `ResourceConflictException`
   * @param {string | null} message null where AWS sends none, as for a function of another account
   * @param {{ headers?: Record<string, string>, members?: Record<string, string> }} [more]
   */
  constructor(status, type, message, more = {}) {
    super(message ?? '')
    this.name = 'ServiceError'
    this.status = status
    this.type = type
    this.text = message
    this.headers = more.headers ?? {}
    /** Further members of the body, beside type and message. */
    this.members = more.members ?? {}
  }
}

/** A request that nothing here imitates: never answered as if it had worked. */
export class NotEmulated extends Error {
  /** @param {string} what the route, operation or member */
  constructor(what) {
    super(`Not emulated: ${what}`)
    this.name = 'NotEmulated'
  }
}

/**
 * @typedef {object} EndpointRequest
 * @property {string} method
 * @property {string} path still percent-encoded
 * @property {URLSearchParams} query
 * @property {Record<string, string>} headers names in lower case
 * @property {Buffer} body
 */

/**
 * @typedef {object} EndpointResponse
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string | Buffer} body
 */
