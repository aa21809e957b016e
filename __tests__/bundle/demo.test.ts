import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { DEFAULT_CREDENTIALS } from '../../emulator/aws/identity.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { World } from '../../emulator/aws/world.js'

const root = new URL('../..', import.meta.url).pathname

async function demo(args: readonly string[] = [], env: Record<string, string> = {}, from = root) {
  const plain = { PATH: process.env['PATH'] ?? '', ...env }
  const child = spawn(process.execPath, [join(from, 'tools/demo/demo.js'), ...args], { env: plain })
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, out, error }
}

/** The story takes seven seconds of an idle machine. */
const PATIENCE_MS = 90_000
const COLORED = '\u001b['

test(
  'tells its story in a hundred lines without colors, tags and warnings',
  async () => {
    const { code, out, error } = await demo()
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out.split('\n').length).toBeLessThanOrEqual(101)
    expect(out).not.toContain(COLORED)
    expect(out).not.toMatch(/<\w+>/)
    expect(out.match(/^\d\. .*/gm)).toHaveLength(7)
    expect(out).toMatch(/and all 15 checks held/)
  },
  PATIENCE_MS,
)

test(
  'shows everything, and in color, to whoever asks for it',
  async () => {
    const { code, out } = await demo(['--verbose'], { FORCE_COLOR: '1' })
    expect(code).toBe(0)
    expect(out).toContain('\u001b[31mError: AWS refused')
    expect(out).toContain('"Federated": "arn:aws:iam::123456789012:oidc-provider')
    expect(out).toContain('UpdateFunctionCode 200, ')
  },
  PATIENCE_MS,
)

test(
  'tells what another endpoint can, in a function that is removed',
  async () => {
    const world = new World()
    const endpoint = await startEndpoint({ world })
    try {
      const { accessKeyId: AWS_ACCESS_KEY_ID } = DEFAULT_CREDENTIALS
      const { code, out, error } = await demo([], { AWS_ENDPOINT_URL: endpoint.url, AWS_ACCESS_KEY_ID })
      expect({ code, error }).toEqual({ code: 0, error: '' })
      expect(out).toMatch(
        /Only the local endpoint can show: a refused token, a smoke test that stops a release\./,
      )
      expect(out).toMatch(/and all 11 checks held/)
      expect(endpoint.requests.some(({ operation }) => operation === 'UpdateFunctionCode')).toBe(true)
      expect([...world.functions]).toEqual([])
    } finally {
      await endpoint.close()
    }
  },
  PATIENCE_MS,
)

test('fails if the action does nothing of what is said', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'demo-test-'))
  try {
    for (const part of ['action.yml', 'emulator', 'tools/demo'])
      cpSync(join(root, part), join(copy, part), { recursive: true })
    writeFileSync(join(copy, 'package.json'), '{"type": "module"}')
    mkdirSync(join(copy, 'dist'))
    writeFileSync(join(copy, 'dist/index.js'), "console.log('done')\n")
    const { code, out } = await demo([], {}, copy)
    expect(code).toBe(1)
    expect(out).toContain('NOT TRUE')
  } finally {
    rmSync(copy, { recursive: true })
  }
})

test.each([
  [['--colour'], "Unknown option '--colour': npm run demo -- --help lists the options\n"],
  [
    ['--summaries'],
    "Option '--summaries <value>' argument missing: npm run demo -- --help lists the options\n",
  ],
])('an option that it does not know is an error of one line: %j', async (args, error) => {
  expect(await demo(args)).toEqual({ code: 1, out: '', error })
})
