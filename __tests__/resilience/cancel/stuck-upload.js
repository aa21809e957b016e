import { connect, createServer } from 'node:net'

/**
 * A proxy before an endpoint that lets a large request in by a part, and then no further: an upload that
 * is under way for as long as anybody waits.
 *
 * @param {string} url of the endpoint
 * @param {RegExp} uploads the first lines of requests that get stuck
 * @param {() => void} onStuck
 */
export async function stickUploads(url, uploads, onStuck) {
  const { port } = new URL(url)
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set()
  const server = createServer((socket) => {
    const inner = connect(Number(port), '127.0.0.1')
    for (const one of [socket, inner]) {
      sockets.add(one)
      one.on('error', () => {})
    }
    inner.pipe(socket)
    socket.on('data', (chunk) => {
      if (!uploads.test(chunk.toString('latin1'))) return void inner.write(chunk)
      socket.pause()
      onStuck()
    })
    socket.on('end', () => inner.end())
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { url: `http://127.0.0.1:${Object(server.address()).port}`, close }
}
