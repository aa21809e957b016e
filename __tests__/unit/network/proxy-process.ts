import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const SCRIPT = new URL('proxy.js', import.meta.url).pathname

/** What a client asked a proxy for. */
export interface ProxyRequest {
  /** `host:port` of a tunnel, or the URL of a plain request. */
  readonly target: string
  /** `name:password`, or nothing. */
  readonly user: string
}

export interface ProxyOptions {
  /** Where every tunnel ends. */
  readonly port: number
  /** Status line of the answer to everything. */
  readonly refuse?: string
  /** Only this one may use it. */
  readonly user?: string
}

export interface ProxyProcess {
  readonly port: number
  readonly requests: ProxyRequest[]
  stop(): Promise<void>
}

export function startProxy(options: ProxyOptions): Promise<ProxyProcess> {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const requests: ProxyRequest[] = []
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('close', () => resolve())
      child.kill()
    })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line)
      if ('port' in said) resolve({ port: said.port, requests, stop })
      else requests.push(said)
    })
  })
}
