import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planOf } from './plan-of.ts'

const directory = mkdtempSync(join(tmpdir(), 'read-file-'))
const pipe = join(directory, 'pipe.yml')
const socket = join(directory, 'socket.yml')
const folder = join(directory, 'folder.yml')
const large = join(directory, 'large.yml')
const server = createServer()

beforeAll(async () => {
  execFileSync('mkfifo', [pipe])
  mkdirSync(folder)
  writeFileSync(large, '')
  truncateSync(large, 2 ** 40)
  await new Promise<void>((resolve) => void server.listen(socket, resolve))
})
afterAll(() => {
  server.close()
  rmSync(directory, { recursive: true })
})

describe.each([
  ['a named pipe that nobody writes to', pipe, 'It is not a regular file.', 'It is not a regular file.'],
  ['a device without an end', '/dev/zero', 'It is not a regular file.', 'It is not a regular file.'],
  ['a socket', socket, 'System error E', 'System error E'],
  ['a folder', folder, 'It is a directory (EISDIR).', 'It is a directory (EISDIR).'],
  ['a file of a terabyte', large, 'It has more than 1.0 MiB.', 'It has more than 6.0 MiB.'],
])('%s', (_, path, ofConfiguration, ofPayload) => {
  test('is no configuration', () => {
    expect(planOf({ configuration: path }).problems).toEqual([expect.stringContaining(ofConfiguration)])
  })

  test.each(['smoke-test-payload', 'smoke-test-expect'])('is no %s', (input) => {
    const { problems } = planOf({ alias: 'live', 'smoke-test-payload': '{}', [input]: path })
    expect(problems).toEqual([
      expect.stringContaining(`\`${input}\` is neither JSON nor a file that can be read`),
    ])
    expect(problems[0]).toContain(ofPayload)
  })
})
