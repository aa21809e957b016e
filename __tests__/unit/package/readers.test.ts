import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { makeTree, noise, pack, prose, temporaryFolder } from './fixtures.ts'

interface Reader {
  readonly name: string
  /** A command that succeeds where the reader is installed. */
  readonly probe: readonly [string, ...string[]]
  unpack(zip: string, folder: string): readonly [string, ...string[]]
  /** Python's own function unpacks contents only: no modes, and of a link its target. */
  readonly modes?: false
  /** 7-Zip takes links for dangerous that are absolute or begin with a dot, wherever they lead. */
  readonly allLinks?: false
}

const READERS: readonly Reader[] = [
  { name: 'Info-ZIP unzip', probe: ['unzip', '-v'], unpack: (zip, to) => ['unzip', '-q', zip, '-d', to] },
  {
    name: 'libarchive bsdtar',
    probe: ['bsdtar', '--version'],
    unpack: (zip, to) => ['bsdtar', '-x', '-p', '-f', zip, '-C', to],
  },
  {
    name: '7-Zip',
    probe: ['7z', 'i'],
    unpack: (zip, to) => ['7z', 'x', '-y', `-o${to}`, zip],
    allLinks: false,
  },
  {
    name: 'Python zipfile',
    probe: ['python3', '--version'],
    unpack: (zip, to) => ['python3', '-m', 'zipfile', '-e', zip, to],
    modes: false,
  },
]

const environment = { ...process.env, LC_ALL: 'C.UTF-8' }

function run([program, ...options]: readonly [string, ...string[]]): void {
  // A umask of its own, as some readers apply it to the modes.
  execFileSync('sh', ['-c', 'umask 022; exec "$@"', 'sh', program, ...options], {
    env: environment,
    stdio: 'pipe',
  })
}

/** Path, type, permissions and content of everything below a folder; of a link what it leads to. */
function contentOf(folder: string, modes: boolean, above = ''): string[] {
  return readdirSync(folder).flatMap((name) => {
    const [path, shown] = [join(folder, name), above + name]
    const stats = lstatSync(path)
    const mode = modes ? stats.mode.toString(8) : ''
    if (stats.isDirectory()) return [`${shown} ${mode} folder`, ...contentOf(path, modes, `${shown}/`)]
    const bytes = stats.isFile() ? readFileSync(path) : readlinkSync(path, 'buffer')
    return [`${shown} ${mode} ${digest(bytes)}`]
  })
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function isInstalled({ probe: [program, ...options] }: Reader): boolean {
  return spawnSync(program, options).status === 0
}

const tree = {
  'index.js': prose(5000),
  '.env': 'A=1',
  'bin/run': { content: '#!/bin/sh\n', mode: 0o755 },
  'empty file': '',
  'empty/folder/': '',
  'deep/a/b/c/d/e/f': 'x',
  link: { link: 'deep/a' },
  gone: { link: 'not/here' },
  // Composed: libarchive composes names by itself.
  'name with  spaces, é and \u{1F600}': 'odd',
  'stored.png': noise(50_000),
  'large.js': prose(1_400_000),
  'large.bin': Buffer.concat([noise(700_000), prose(700_000)]),
}

const moreLinks = {
  'deep/up': { link: '../index.js' },
  'deep/own': { link: '.' },
  layer: { link: '/opt/nodejs' },
  'deep/ü': { link: '../ö' },
}

describe.each(READERS)('$name', (reader) => {
  const installed = isInstalled(reader)
  const whereInstalled = installed ? test : test.skip

  if (process.env['CI']) {
    test('is installed', () => expect(installed).toBe(true))
  }

  whereInstalled('unpacks to the same bytes, links and modes', async () => {
    const { modes = true, allLinks = true } = reader
    const root = makeTree({ ...tree, ...(allLinks && moreLinks) })
    const unpacked = temporaryFolder()
    run(reader.unpack((await pack(root)).path, unpacked))
    expect(contentOf(unpacked, modes).sort()).toEqual(contentOf(root, modes).sort())
  })
})
