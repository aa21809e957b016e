import type { TargetFunction } from '../../../../src/package/preflight/finding.ts'
import {
  FREEBSD_ARM,
  JAVA_CLASS,
  LINUX_ARM,
  LINUX_ARM_32,
  LINUX_X86,
  MACOS_ARM,
  MACOS_BOTH,
  WINDOWS_ARM,
  WINDOWS_X86,
} from './binary-headers.ts'
import { findingsAlone } from './findings.ts'

type Files = Readonly<Record<string, Buffer | string>>

function findings(files: Files, target: Partial<TargetFunction>) {
  const entries = Object.entries(files).map(([name, content]) => [name, { content }] as const)
  return findingsAlone(entries, target)
}

/** What published files begin with, by what their paths say; the first that fits. */
const HEADERS: readonly (readonly [path: RegExp, header: Buffer | string])[] = [
  [/dist-info/, 'Tag: py3-none-any'],
  [/x64\+arm64|osx|dylibs/, MACOS_BOTH],
  [/darwin/, MACOS_ARM],
  [/win32-arm64/, WINDOWS_ARM],
  [/win/, WINDOWS_X86],
  [/freebsd-arm64/, FREEBSD_ARM],
  [/-arm\//, LINUX_ARM_32],
  [/arm64|aarch64/, LINUX_ARM],
  [/./, LINUX_X86],
]

/** A file for each of the words, which stand where the path has a star. */
function filesOf(path: string, words: string): Files {
  const paths = words.split(' ').map((word) => path.replaceAll('*', word))
  return Object.fromEntries(
    paths.map((file) => [file, HEADERS.find(([platform]) => platform.test(file))?.[1] ?? '']),
  )
}

const BCRYPT = [
  'node_modules/bcrypt/prebuilds/*.node',
  'darwin-arm64/b linux-arm/b linux-arm64/b.glibc linux-arm64/b.musl linux-x64/b.glibc linux-x64/b.musl win32-x64/b win32-arm64/b',
] as const

/** Packages that are right for both architectures, as they are published. */
const RIGHT: readonly (readonly [name: string, path: string, words: string])[] = [
  ['bcrypt', ...BCRYPT],
  ['argon2', 'node_modules/argon2/prebuilds/*/argon2.node', 'freebsd-arm64 linux-arm linux-arm64 linux-x64'],
  [
    'classic-level',
    'node_modules/classic-level/prebuilds/*.node',
    'android-arm/a android-arm64/a darwin-x64+arm64/a linux-arm64/a.armv8 linux-x64/a.musl linux-x64/a',
  ],
  [
    '@datadog/native-metrics',
    'node_modules/@datadog/native-metrics/prebuilds/*/node-napi.node',
    'darwin-arm64 linuxglibc-arm linuxglibc-arm64 linuxglibc-x64 linuxmusl-x64 win32-x64',
  ],
  // It has no build for Linux on arm64, and does without.
  [
    'bufferutil beside ws',
    'node_modules/bufferutil/prebuilds/*/bufferutil.node',
    'darwin-x64+arm64 linux-x64 win32-x64',
  ],
  ['sharp for both', 'node_modules/@img/sharp-*/lib/sharp-*.node', 'linux-arm64 linux-x64 darwin-arm64'],
  ['without a scope', 'node_modules/css-*/css.*.node', 'darwin-arm64 linux-x64-gnu linux-arm64-gnu'],
  [
    'Prisma with the engine of the runner',
    'node_modules/*.node',
    '@prisma/engines/darwin-arm64 .prisma/client/darwin-arm64 .prisma/client/linux-arm64 .prisma/client/rhel',
  ],
  ['engines beside a bundle', 'libquery_engine-*-openssl-3.0.x.so.node', 'darwin-arm64 linux-arm64 rhel'],
  [
    '.NET for every system',
    '*',
    'win.dll runtimes/linux-x64/a.so runtimes/linux-arm64/a.so runtimes/osx/a.so',
  ],
  ['folders named after platforms', 'lib/*/addon.node', 'darwin-arm64 linux_x86_64 linux_aarch64'],
  [
    'a module installed for all of them',
    '*',
    'cffi-2.0.0.dist-info/WHEEL _cffi.cpython-313-darwin.so _cffi.x86_64-linux-gnu.so _cffi.aarch64-linux-gnu.so',
  ],
  // As debugpy has them.
  [
    'a wheel for every system',
    '*',
    'debugpy.dist-info/WHEEL debugpy/attach_amd64.so debugpy/osx/attach.dylib',
  ],
]

describe.each(['x86_64', 'arm64'] as const)('on %s', (architecture) => {
  test.each(RIGHT)('%s is right', async (_, path, words) => {
    expect(await findings(filesOf(path, words), { architecture })).toEqual([])
  })
})

const FFMPEG = 'node_modules/@ffmpeg-installer/linux-x64/ffmpeg'
const LMDB = 'node_modules/@lmdb/lmdb-linux-x64/node.napi.*.node'
const SHARP = 'node_modules/@img/sharp-*/lib/sharp-*.node'
const PNPM = `node_modules/.pnpm/@img+sharp-linux-x64@0.34.4/${SHARP}`
const PRISMA = 'node_modules/.prisma/client/libquery_engine-*.dylib.node'
const NUMPY = 'numpy.dist-info/WHEEL numpy/.dylibs/libgcc_s.1.1.dylib numpy/mtrand.cpython-313-darwin.so'
const PYDANTIC = 'pydantic_core-2.41.1.dist-info/WHEEL pydantic_core/_pydantic_core.cp313-win_amd64.pyd'
const WHEEL = 'numpy.libs/libgfortran.so.5.0.0 numpy/random/mtrand.cpython-313-x86_64-linux-gnu.so'
const libvips = { 'node_modules/@img/sharp-libvips-darwin-arm64/lib/libvips-cpp.8.17.2.dylib': MACOS_ARM }
const rust = { 'cryptography-46.0.1.dist-info/WHEEL': '', 'cryptography/_rust.abi3.so': LINUX_X86 }

/** What was installed for something else, and the file that is named, with its platform; the last where none is given. */
test.each<[name: string, architecture: 'x86_64' | 'arm64', platform: string, files: Files, file?: string]>([
  [
    'sharp from a Mac, beside bcrypt',
    'x86_64',
    'macOS arm64',
    { ...filesOf(...BCRYPT), ...libvips, ...filesOf(SHARP, 'darwin-arm64') },
  ],
  [
    'lmdb, for both C libraries, on the other processor',
    'arm64',
    'Linux x86_64',
    filesOf(LMDB, 'glibc musl'),
    LMDB.replace('*', 'glibc'),
  ],
  ['sharp from Windows', 'arm64', 'Windows x86_64', filesOf(SHARP, 'win32-x64')],
  ['sharp from Alpine', 'x86_64', 'Alpine Linux (musl) x86_64', filesOf(SHARP, 'linuxmusl-x64')],
  ['pnpm on the other processor', 'arm64', 'Linux x86_64', filesOf(PNPM, 'linux-x64')],
  ['Prisma without the engine for Lambda', 'x86_64', 'macOS arm64', filesOf(PRISMA, 'darwin-arm64')],
  [
    'Prisma with engines for others',
    'arm64',
    'macOS arm64',
    filesOf(PRISMA, 'darwin-arm64 rhel'),
    PRISMA.replace('*', 'darwin-arm64'),
  ],
  ['pip install --target on a Mac', 'x86_64', 'macOS arm64', { ...rust, ...filesOf('*', NUMPY) }],
  ['pip on Windows', 'arm64', 'Windows x86_64', filesOf('*', PYDANTIC)],
  ['a wheel for the other processor', 'arm64', 'Linux x86_64', filesOf('lib/site-packages/*', WHEEL)],
  ['one of its own', 'arm64', 'Linux x86_64', { 'lib/addon.node': LINUX_X86 }],
])('%s is wrong', async (_, architecture, platform, files, file = Object.keys(files).at(-1)) => {
  const found = await findings(files, { architecture })
  expect(found).toMatchObject([{ rule: 'wrong-platform', file, certain: false }])
  expect(found[0]?.what).toContain(` built for ${platform}, but the function runs on Linux ${architecture}.`)
})

test.each<[file: string, target: Partial<TargetFunction>, remedy: string]>([
  ['node_modules/a/a.node', { architecture: 'arm64' }, '`npm install --os=linux --cpu=arm64 --libc=glibc`'],
  ['node_modules/a/a.node', { architecture: 'x86_64' }, '`npm install --os=linux --cpu=x64 --libc=glibc`'],
  [
    'lib/a.so',
    { architecture: 'x86_64', packageRuntime: 'python3.13' },
    '`pip install --platform manylinux2014_x86_64 --only-binary=:all:',
  ],
  ['lib/a.so', { architecture: 'x86_64' }, 'Build it for Linux x86_64'],
])('says how to install %s', async (file, target, remedy) => {
  const [finding] = await findings({ [file]: MACOS_ARM }, target)
  expect(finding?.remedy).toContain(remedy)
})

test('a program is told by its mode, wherever it is', async () => {
  const program = { content: LINUX_X86, mode: 0o755 }
  const entries = [[FFMPEG, program]] as const
  expect(await findingsAlone(entries, { architecture: 'arm64' })).toMatchObject([
    {
      file: FFMPEG,
      what: `${FFMPEG} is built for Linux x86_64, but the function runs on Linux arm64.`,
      consequence: 'Starting it fails at run time: exec format error.',
      certain: false,
    },
  ])
  expect(await findingsAlone(entries, { architecture: 'x86_64' })).toEqual([])
})

test.each<[string, string, { content: Buffer | string; mode: number }, Partial<TargetFunction>]>([
  ['that nobody may start', FFMPEG, { content: LINUX_X86, mode: 0o644 }, {}],
  ['that is a script', 'bin/run', { content: '#!/bin/sh\necho and many more characters', mode: 0o755 }, {}],
  ['for Windows', 'bin/run.exe', { content: WINDOWS_X86, mode: 0o755 }, {}],
  ['that .NET makes', 'Shop', { content: LINUX_X86, mode: 0o755 }, { packageRuntime: 'dotnet8' }],
])('a program %s is not looked at', async (_, name, file, target) => {
  expect(await findingsAlone([[name, file]], { architecture: 'arm64', ...target })).toEqual([])
})

test('a program that is linked to musl runs', async () => {
  const file = { content: LINUX_X86, mode: 0o755 }
  const entries = [['x86_64-unknown-linux-musl/shop', file]] as const
  expect(await findingsAlone(entries, { architecture: 'x86_64' })).toEqual([])
})

test('without an architecture the system alone counts', async () => {
  expect(await findings({ 'a.node': LINUX_ARM, 'b/b.node': LINUX_X86 }, {})).toEqual([])
  expect(await findings({ 'a.node': MACOS_ARM }, {})).toMatchObject([
    { what: 'a.node is built for macOS arm64, but the function runs on Linux.' },
  ])
})

test('jars choose by themselves', async () => {
  // As in org.xerial:sqlite-jdbc 3.50.3.0, unpacked into a jar with everything.
  const files = {
    'org/sqlite/JDBC.class': JAVA_CLASS,
    'org/sqlite/native/Mac/aarch64/libsqlitejdbc.dylib': MACOS_ARM,
    'org/sqlite/native/Linux/x86_64/libsqlitejdbc.so': LINUX_X86,
  }
  const target = { packageRuntime: 'java21', handler: 'org.sqlite.JDBC::x', architecture: 'arm64' } as const
  expect(await findings(files, target)).toEqual([])
})

test('what is no library, or none that Node.js, Python or Linux load, is not looked at', async () => {
  const files = {
    'a.js': MACOS_ARM,
    'so.txt': MACOS_ARM,
    'a.so': 'GROUP ( libc.so.6 )',
    'b.sop': MACOS_ARM,
    'Acme.dll': WINDOWS_X86,
    'c.so': '',
    'd.node': '\x7fELF',
  }
  expect(await findings(files, { architecture: 'x86_64' })).toEqual([])
})
