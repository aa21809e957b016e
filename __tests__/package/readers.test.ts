import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageDirectory } from '../../src/package/directory.ts'
import { makeTree, noise, prose, temporaryFolder } from './trees.ts'

interface Reader {
  readonly name: string
  /** A command that succeeds where the reader is installed. */
  readonly probe: readonly [string, ...string[]]
  unpack(zip: string, folder: string): readonly [string, ...string[]]
  /** Python's own function unpacks contents only. */
  readonly modes: boolean
}

const READERS: readonly Reader[] = [
  {
    name: 'Info-ZIP unzip',
    probe: ['unzip', '-v'],
    unpack: (zip, to) => ['unzip', '-q', zip, '-d', to],
    modes: true,
  },
  {
    name: 'libarchive bsdtar',
    probe: ['bsdtar', '--version'],
    unpack: (zip, to) => ['bsdtar', '-x', '-p', '-f', zip, '-C', to],
    modes: true,
  },
  { name: '7-Zip', probe: ['7z', 'i'], unpack: (zip, to) => ['7z', 'x', '-y', `-o${to}`, zip], modes: true },
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

/** Path, permissions and content of everything below a folder. */
function contentOf(folder: string, modes: boolean): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => {
      const stats = lstatSync(join(folder, path))
      const bytes = stats.isFile() ? digest(readFileSync(join(folder, path))) : 'folder'
      return `${path} ${modes ? (stats.mode & 0o777).toString(8) : ''} ${bytes}`
    })
    .sort()
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
  'empty/folder': { directory: true } as const,
  'deep/a/b/c/d/e/f': 'x',
  // Composed: libarchive composes names by itself.
  'name with  spaces, é and \u{1F600}': 'odd',
  'stored.png': noise(50_000),
  'large.js': prose(1_400_000),
  'large.bin': Buffer.concat([noise(700_000), prose(700_000)]),
}

describe.each(READERS)('$name', (reader) => {
  const installed = isInstalled(reader)
  const whereInstalled = installed ? test : test.skip

  if (process.env['CI']) {
    test('is installed', () => expect(installed).toBe(true))
  }

  whereInstalled('unpacks to the same bytes and modes', async () => {
    const root = makeTree(tree)
    const packed = await packageDirectory({
      directory: root,
      include: [],
      exclude: [],
      temporary: temporaryFolder(),
    })
    const unpacked = temporaryFolder()
    run(reader.unpack(packed.path, unpacked))
    expect(contentOf(unpacked, reader.modes)).toEqual(contentOf(root, reader.modes))
  })
})
