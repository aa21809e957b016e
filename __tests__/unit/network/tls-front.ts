import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Certificates } from './certificates.ts'

/** AWS as the network sees it: TLS in front of the local endpoint. */
export interface TlsFront {
  readonly port: number
  close(): Promise<void>
}

export async function startTlsFront(endpointUrl: string, certificates: Certificates): Promise<TlsFront> {
  const { certificate: cert, key } = certificates
  const server = createServer({ cert, key }, (message, answer) => forward(endpointUrl, message, answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function forward(endpointUrl: string, message: IncomingMessage, answer: ServerResponse): void {
  const { method, headers } = message
  const onward = request(endpointUrl + pathOf(message), { method, headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers)
    response.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  message.pipe(onward)
}

/** S3 has the bucket in the host; the local endpoint knows it in the path only. */
function pathOf({ headers, url = '/' }: IncomingMessage): string {
  const bucket = /^([a-z0-9-]+)\.s3[.-]/.exec(headers.host ?? '')?.[1]
  return bucket === undefined ? url : `/${bucket}${url}`
}
