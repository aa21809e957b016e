import { createServer } from 'node:http'
import { assetId, assetShape, releaseShape } from './shapes.js'

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { AddressInfo } from 'node:net' */
/** @import { AssetSeed, ReleaseSeed } from './shapes.js' */

/**
 * @typedef {object} ApiRequest
 * @property {'api' | 'storage'} host
 * @property {string} path with its query
 * @property {string | undefined} authorization
 */

/**
 * An answer in place of GitHub's.
 *
 * @typedef {object} ApiFault
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {unknown} [body]
 * @property {'reset' | 'truncate' | 'hang'} [connection] `truncate` closes it after half of the answer; `hang` sends half of it
 */

/**
 * @typedef {object} ApiOptions
 * @property {readonly ReleaseSeed[]} releases oldest first
 * @property {string} [repository]
 * @property {string} [token] who may read the repository; anybody when absent
 * @property {string} [base] path of the API, as GitHub Enterprise Server has one
 * @property {string} [storage] URL that leads to the API's own port, in place of a storage on a port of its own
 * @property {boolean} [direct] assets come from the API itself, without a redirect
 * @property {(request: ApiRequest, number: number) => ApiFault | undefined} [fault] number counts from 1, by host
 */

/**
 * GitHub's REST API for the releases of a repository, and a storage on another port to which it redirects, on loopback
 * addresses.
 *
 * @param {ApiOptions} options
 */
export async function startGitHubApi({ repository = 'octo-org/checkout', base = '', ...options }) {
  /** @type {ApiRequest[]} */
  const requests = []
  const fault = (/** @type {ApiRequest} */ request) => {
    requests.push(request)
    const number = requests.filter(({ host }) => host === request.host).length
    return options.fault?.(request, number)
  }
  const answerOfStorage = (/** @type {IncomingMessage} */ { url = '' }) => {
    const id = Number(/^\/storage\/(\d+)\?signature=/.exec(url)?.[1])
    const asset = assetsOf(options.releases).get(id)
    return asset === undefined ? notFound() : { status: 200, bytes: asset.body }
  }
  const storage = await listen((message, out) => {
    send(out, answerOfStorage(message), fault(requestOf('storage', message)))
  })
  const prefix = `${base}/repos/${repository}`
  const api = await listen((message, out) => {
    const own = `${api.url}${prefix}`
    const answer = message.url?.startsWith('/storage/')
      ? answerOfStorage(message)
      : answerTo({ storage: storage.url, ...options, own, prefix }, message)
    send(out, answer, fault(requestOf('api', message)))
  })
  return {
    url: `${api.url}${base}`,
    requests,
    close: async () => {
      await api.close()
      await storage.close()
    },
  }
}

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} [headers]
 * @property {unknown} [body]
 * @property {Buffer} [bytes]
 */

/** @returns {Answer} */
const notFound = () => ({
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
})

/**
 * @param {Omit<ApiOptions, 'storage'> & { own: string, storage: string, prefix: string }} options
 * @param {IncomingMessage} message
 * @returns {Answer}
 */
function answerTo({ releases, token, direct, own, storage, prefix }, message) {
  const url = new URL(message.url ?? '', 'http://localhost')
  const { authorization } = message.headers
  if (authorization !== undefined && token !== undefined && authorization !== `token ${token}`) {
    return {
      status: 401,
      body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' },
    }
  }
  // What a token may not see is not there.
  if (token !== undefined && authorization === undefined) return notFound()
  if (!url.pathname.startsWith(`${prefix}/releases/`)) return notFound()
  const path = decodeURIComponent(url.pathname.slice(`${prefix}/releases/`.length))
  const shown = releases.map((seed, at) => ({ seed, id: at + 1 })).filter(({ seed }) => !seed.draft)
  if (path === 'latest' || path.startsWith('tags/')) {
    const found =
      path === 'latest'
        ? shown.filter(({ seed }) => !seed.prerelease).at(-1)
        : shown.find(({ seed }) => `tags/${seed.tag}` === path)
    return found ? { status: 200, body: releaseShape(own, found.id, found.seed) } : notFound()
  }
  const listed = /^(\d+)\/assets$/.exec(path)
  if (listed) return assetPage(releases, Number(listed[1]), own, url)
  const asset = assetsOf(releases).get(Number(/^assets\/(\d+)$/.exec(path)?.[1]))
  if (asset === undefined) return notFound()
  if (message.headers.accept !== 'application/octet-stream')
    return { status: 200, body: assetShape(own, asset.id, asset) }
  if (direct)
    return { status: 200, bytes: asset.body, headers: { 'content-type': 'application/octet-stream' } }
  return {
    status: 302,
    headers: { location: `${storage}/storage/${asset.id}?signature=secret` },
    bytes: Buffer.alloc(0),
  }
}

/**
 * @param {readonly ReleaseSeed[]} releases
 * @param {number} id
 * @param {string} own
 * @param {URL} url
 * @returns {Answer}
 */
function assetPage(releases, id, own, url) {
  const seed = releases[id - 1]
  if (seed === undefined) return notFound()
  const perPage = Math.min(100, Number(url.searchParams.get('per_page') ?? 30))
  const page = Number(url.searchParams.get('page') ?? 1)
  const all = seed.assets.map((asset, at) => assetShape(own, assetId(id, at), asset))
  const more = page * perPage < all.length
  const next = `<${own}/releases/${id}/assets?per_page=${perPage}&page=${page + 1}>; rel="next"`
  return {
    status: 200,
    ...(more && { headers: { link: next } }),
    body: all.slice((page - 1) * perPage, page * perPage),
  }
}

/** @param {readonly ReleaseSeed[]} releases @returns {Map<number, AssetSeed & { id: number }>} */
function assetsOf(releases) {
  const assets = releases.flatMap((seed, release) =>
    seed.assets.map((asset, at) => ({ ...asset, id: assetId(release + 1, at) })),
  )
  return new Map(assets.map((asset) => [asset.id, asset]))
}

/**
 * @param {'api' | 'storage'} host
 * @param {IncomingMessage} message
 * @returns {ApiRequest}
 */
const requestOf = (host, { url = '', headers }) => ({ host, path: url, authorization: headers.authorization })

/**
 * @param {ServerResponse} out
 * @param {Answer} answer
 * @param {ApiFault | undefined} fault
 */
function send(out, answer, fault) {
  if (fault?.connection === 'reset') return out.socket?.destroy()
  const {
    status,
    headers = {},
    body,
    bytes,
  } = fault?.status === undefined ? answer : { ...fault, status: fault.status, bytes: undefined }
  const payload = bytes ?? Buffer.from(JSON.stringify(body ?? {}))
  const type = bytes === undefined ? { 'content-type': 'application/json; charset=utf-8' } : {}
  const own = {
    ...type,
    'content-length': `${payload.length}`,
    'x-github-request-id': 'C0FF:EE:1234:5678:9ABCDEF0',
    ...headers,
  }
  out.writeHead(status, own)
  if (fault?.connection === undefined) return out.end(payload)
  out.write(payload.subarray(0, payload.length / 2), () => {
    if (fault.connection === 'truncate') out.socket?.destroy()
  })
  return undefined
}

/** @param {import('node:http').RequestListener} listener */
async function listen(listener) {
  const server = createServer(listener)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined))
        server.closeAllConnections()
      }),
  }
}
