import { createServer, request } from 'node:http'
import { connect } from 'node:net'

/**
 * A forward proxy as a process of its own:
 *
 *     node proxy.js '{"port": 443, "refuse": "407 Proxy Authentication Required", "user": "name:password"}'
 *
 * Whatever host a client asks for, the tunnel ends at 127.0.0.1 and the port given. Prints one line of JSON for each
 * request, `{"target", "user"}`, after one with its own port.
 */
const { port, refuse, user } = JSON.parse(process.argv[2] ?? '{}')

/** @param {import('node:http').IncomingMessage} message */
function refusalOf(message) {
  const [, encoded = ''] = (message.headers['proxy-authorization'] ?? '').split(' ')
  const given = Buffer.from(encoded, 'base64').toString()
  print({ target: message.url, user: given })
  return refuse ?? (user === undefined || user === given ? undefined : '407 Proxy Authentication Required')
}

/** @param {Record<string, unknown>} line */
function print(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const server = createServer((message, answer) => {
  const refusal = refusalOf(message)
  if (refusal !== undefined) {
    answer.writeHead(Number(refusal.split(' ')[0]), { 'content-type': 'text/html' })
    answer.end('<html>The proxy says no</html>')
    return
  }
  const { pathname, search } = new URL(message.url ?? '')
  const { method, headers } = message
  const onward = request(
    { host: '127.0.0.1', port, path: pathname + search, method, headers },
    (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    },
  )
  message.pipe(onward)
})

server.on('connect', (message, client, head) => {
  const refusal = refusalOf(message)
  if (refusal !== undefined) {
    client.end(`HTTP/1.1 ${refusal}\r\ncontent-length: 0\r\n\r\n`)
    return
  }
  const onward = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    onward.write(head)
    client.pipe(onward).pipe(client)
  })
  onward.on('error', () => client.destroy())
  client.on('error', () => onward.destroy())
})

// It ends with whoever started it.
process.stdin.on('end', () => process.exit()).resume()

server.listen(0, '127.0.0.1', () => {
  print({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port })
})
