import http from 'node:http'
import https from 'node:https'
import { DeployError } from './errors.ts'
import type { Environment } from './inputs/fields.ts'

/** This option came with the support for proxies that agents have, in 24.5 and in 22.21. */
export const HONOURS_PROXIES = process.allowedNodeEnvironmentFlags.has('--use-env-proxy')

/** Agents that go through the proxies of an environment, and those proxies. */
export interface ProxyAgents {
  readonly httpAgent: http.Agent
  readonly httpsAgent: https.Agent
  /** By the protocol of a request. */
  readonly proxies: { readonly 'http:': URL | undefined; readonly 'https:': URL | undefined }
}

/**
 * Node's own agents honour HTTPS_PROXY and NO_PROXY from 24.5 on, where they are handed the environment
 * (https://nodejs.org/api/http.html#built-in-proxy-support).
 *
 * @throws {DeployError} where a proxy is set that is none
 */
export function proxyAgents(env: Environment): ProxyAgents {
  const proxies = { 'http:': proxyOf(env, 'HTTP_PROXY'), 'https:': proxyOf(env, 'HTTPS_PROXY') }
  const proxyEnv = {
    http_proxy: proxies['http:']?.href,
    https_proxy: proxies['https:']?.href,
    no_proxy: withSubdomains(env['no_proxy'] || env['NO_PROXY'] || ''),
  }
  const options = { keepAlive: true, proxyEnv }
  return { proxies, httpAgent: new http.Agent(options), httpsAgent: new https.Agent(options) }
}

/** What a run should say before its first request, where this Node would go past the proxy that is set. */
export function ignoredProxy(env: Environment, honoured = HONOURS_PROXIES): string | undefined {
  const name = ['HTTPS_PROXY', 'HTTP_PROXY'].find((each) => env[each.toLowerCase()] || env[each])
  if (honoured || name === undefined) return undefined
  return `${name} is set, but Node ${process.version} of this runner ignores it: update the runner to 2.328.0 or later.`
}

/** As curl reads it: the name in lower case first, `http://` where there is no scheme. */
function proxyOf(env: Environment, name: string): URL | undefined {
  const text = env[name.toLowerCase()] || env[name]
  if (!text) return undefined
  const url = URL.parse(text.includes('://') ? text : `http://${text}`)
  if (url && /^https?:$/.test(url.protocol) && isDecodable(url.username + url.password)) return url
  throw new DeployError({
    what: `${name} is not the URL of a proxy that can be used.`,
    remedy:
      'Write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with %-encoding for reserved characters. SOCKS is not supported.',
  })
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/**
 * To Node `example.com` is that host alone. To curl and the AWS CLI it stands for its subdomains too, as `.example.com` does to all of them.
 */
function withSubdomains(noProxy: string): string {
  return noProxy
    .split(',')
    .map((entry) => entry.trim())
    .map((entry) => (/^(?=.*[a-z])\w[^:/]*$/i.test(entry) ? `.${entry}` : entry))
    .join(',')
}

/**
 * The error of a request, naming the proxy that it went through. Some Nodes quote the proxy with its
 * credentials, and none says that it was a proxy which it could not reach.
 *
 * @param protocol of the request
 */
export function nameProxy(proxies: ProxyAgents['proxies'], protocol: string, error: unknown): unknown {
  const proxy = proxies[protocol === 'http:' ? 'http:' : 'https:']
  if (proxy === undefined || !(error instanceof Error) || error.name === 'AbortError') return error
  const shown = `${proxy.protocol}//${proxy.host}`
  const words = error.message.replaceAll(proxy.href, shown)
  const ignored = HONOURS_PROXIES ? '' : `, but Node ${process.version} ignores it`
  error.message = words.includes(shown) ? words : `${words} (the proxy that is set: ${shown}${ignored})`
  return error
}
