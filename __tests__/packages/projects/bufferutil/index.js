const { createServer } = require('node:http')
const { mask } = require('bufferutil')
const { WebSocket, WebSocketServer } = require('ws')

exports.handler = async ({ text }) => {
  const server = createServer()
  const echo = (socket) => socket.on('message', (data) => socket.send(data))
  new WebSocketServer({ server }).on('connection', echo)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}`)
  socket.on('open', () => socket.send(text))
  const answer = await new Promise((resolve) => socket.once('message', resolve))
  socket.terminate()
  server.close()
  const bytes = Buffer.from(text)
  mask(bytes, Buffer.from([1, 1, 1, 1]), bytes, 0, bytes.length)
  return `${answer} ${bytes}`
}
