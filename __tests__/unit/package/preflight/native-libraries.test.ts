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
import { check, UNKNOWN } from './findings.ts'

type Files = Readonly<Record<string, Buffer | string>>

function found(files: Files, traits: Partial<TargetFunction>) {
  const entries = Object.entries(files).map(([name, content]) => [name, { content }] as const)
  return check(entries, traits, UNKNOWN)
}

function platforms(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]))
}

/** Packages that are right for both architectures, as they are published. */
const RIGHT: Readonly<Record<string, Files>> = {
  'bcrypt 6': platforms('node_modules/bcrypt/prebuilds', {
    'darwin-arm64/bcrypt.node': MACOS_ARM,
    'linux-arm/bcrypt.glibc.node': LINUX_ARM_32,
    'linux-arm/bcrypt.musl.node': LINUX_ARM_32,
    'linux-arm64/bcrypt.glibc.node': LINUX_ARM,
    'linux-arm64/bcrypt.musl.node': LINUX_ARM,
    'linux-x64/bcrypt.glibc.node': LINUX_X86,
    'linux-x64/bcrypt.musl.node': LINUX_X86,
    'win32-x64/bcrypt.node': WINDOWS_X86,
    'win32-arm64/bcrypt.node': WINDOWS_ARM,
  }),
  argon2: platforms('node_modules/argon2/prebuilds', {
    'freebsd-arm64/argon2.armv8.glibc.node': FREEBSD_ARM,
    'linux-arm/argon2.armv7.glibc.node': LINUX_ARM_32,
    'linux-arm64/argon2.armv8.glibc.node': LINUX_ARM,
    'linux-x64/argon2.glibc.node': LINUX_X86,
  }),
  'classic-level': platforms('node_modules/classic-level/prebuilds', {
    'android-arm/classic-level.armv7.node': LINUX_ARM_32,
    'android-arm64/classic-level.armv8.node': LINUX_ARM,
    'darwin-x64+arm64/classic-level.node': MACOS_BOTH,
    'linux-arm64/classic-level.armv8.node': LINUX_ARM,
    'linux-x64/classic-level.musl.node': LINUX_X86,
    'linux-x64/classic-level.node': LINUX_X86,
  }),
  '@datadog/native-metrics': platforms('node_modules/@datadog/native-metrics/prebuilds', {
    'darwin-arm64/node-napi.node': MACOS_ARM,
    'linuxglibc-arm/node-napi.node': LINUX_ARM_32,
    'linuxglibc-arm64/node-napi.node': LINUX_ARM,
    'linuxglibc-x64/node-napi.node': LINUX_X86,
    'linuxmusl-x64/node-napi.node': LINUX_X86,
    'win32-x64/node-napi.node': WINDOWS_X86,
  }),
  // It has no build for Linux on arm64, and does without.
  'bufferutil beside ws': platforms('node_modules/bufferutil/prebuilds', {
    'darwin-x64+arm64/bufferutil.node': MACOS_BOTH,
    'linux-x64/bufferutil.node': LINUX_X86,
    'win32-x64/bufferutil.node': WINDOWS_X86,
  }),
  'sharp for both': platforms('node_modules/@img', {
    'sharp-linux-arm64/lib/sharp-linux-arm64.node': LINUX_ARM,
    'sharp-linux-x64/lib/sharp-linux-x64.node': LINUX_X86,
    'sharp-darwin-arm64/lib/sharp-darwin-arm64.node': MACOS_ARM,
    'sharp-libvips-linux-x64/lib/libvips-cpp.so.8.17.2': LINUX_X86,
  }),
  'packages without a scope': {
    'node_modules/lightningcss-darwin-arm64/lightningcss.darwin-arm64.node': MACOS_ARM,
    'node_modules/lightningcss-linux-x64-gnu/lightningcss.linux-x64-gnu.node': LINUX_X86,
    'node_modules/lightningcss-linux-arm64-gnu/lightningcss.linux-arm64-gnu.node': LINUX_ARM,
  },
  'Prisma with the engine of the runner': {
    'node_modules/@prisma/engines/libquery_engine-darwin-arm64.dylib.node': MACOS_ARM,
    'node_modules/.prisma/client/libquery_engine-darwin-arm64.dylib.node': MACOS_ARM,
    'node_modules/.prisma/client/libquery_engine-linux-arm64-openssl-3.0.x.so.node': LINUX_ARM,
    'node_modules/.prisma/client/libquery_engine-rhel-openssl-3.0.x.so.node': LINUX_X86,
  },
  'engines beside a bundle': {
    'libquery_engine-darwin-arm64.dylib.node': MACOS_ARM,
    'libquery_engine-linux-arm64-openssl-3.0.x.so.node': LINUX_ARM,
    'libquery_engine-rhel-openssl-3.0.x.so.node': LINUX_X86,
  },
  '.NET for every system': {
    'SkiaSharp.dll': WINDOWS_X86,
    'runtimes/linux-x64/native/libSkiaSharp.so': LINUX_X86,
    'runtimes/linux-arm64/native/libSkiaSharp.so': LINUX_ARM,
    'runtimes/linux-musl-x64/native/libSkiaSharp.so': LINUX_X86,
    'runtimes/osx/native/libSkiaSharp.dylib': MACOS_BOTH,
    'runtimes/win-x64/native/libSkiaSharp.dll': WINDOWS_X86,
  },
  'folders named after platforms': {
    'lib/darwin-arm64/addon.node': MACOS_ARM,
    'lib/linux_x86_64/addon.node': LINUX_X86,
    'lib/linux_aarch64/addon.node': LINUX_ARM,
  },
  'a module installed for all of them': {
    'cffi-2.0.0.dist-info/WHEEL': 'Tag: cp313-cp313-macosx_11_0_arm64',
    '_cffi_backend.cpython-313-darwin.so': MACOS_ARM,
    '_cffi_backend.cpython-313-x86_64-linux-gnu.so': LINUX_X86,
    '_cffi_backend.cpython-313-aarch64-linux-gnu.so': LINUX_ARM,
  },
  // As debugpy has them.
  'a wheel for every system': {
    'debugpy-1.8.17.dist-info/WHEEL': 'Tag: py2.py3-none-any',
    'debugpy/attach/attach_linux_amd64.so': LINUX_X86,
    'debugpy/attach/attach.dylib': MACOS_BOTH,
  },
}

describe.each(Object.entries(RIGHT))('%s', (_, files) => {
  test.each(['x86_64', 'arm64'] as const)('is right on %s', async (architecture) => {
    expect(await found(files, { architecture })).toEqual([])
  })
})

/** What was installed for something else: files, the architecture, the file that is named, and its platform. */
const WRONG: readonly (readonly [
  name: string,
  TargetFunction['architecture'],
  file: string,
  platform: string,
  Files,
])[] = [
  [
    'sharp from a Mac, beside bcrypt',
    'x86_64',
    'node_modules/@img/sharp-darwin-arm64/lib/sharp-darwin-arm64.node',
    'macOS arm64',
    {
      ...RIGHT['bcrypt 6'],
      'node_modules/@img/sharp-libvips-darwin-arm64/lib/libvips-cpp.8.17.2.dylib': MACOS_ARM,
      'node_modules/@img/sharp-darwin-arm64/lib/sharp-darwin-arm64.node': MACOS_ARM,
    },
  ],
  [
    'sharp from Windows',
    'arm64',
    'node_modules/@img/sharp-win32-x64/lib/sharp-win32-x64.node',
    'Windows x86_64',
    { 'node_modules/@img/sharp-win32-x64/lib/sharp-win32-x64.node': WINDOWS_X86 },
  ],
  [
    'sharp from Alpine',
    'x86_64',
    'node_modules/@img/sharp-linuxmusl-x64/lib/sharp-linuxmusl-x64.node',
    'Alpine Linux (musl) x86_64',
    { 'node_modules/@img/sharp-linuxmusl-x64/lib/sharp-linuxmusl-x64.node': LINUX_X86 },
  ],
  [
    'pnpm on the other processor',
    'arm64',
    'node_modules/.pnpm/@img+sharp-linux-x64@0.34.4/node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64.node',
    'Linux x86_64',
    {
      'node_modules/.pnpm/@img+sharp-linux-x64@0.34.4/node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64.node':
        LINUX_X86,
    },
  ],
  [
    'Prisma without the engine for Lambda',
    'x86_64',
    'node_modules/.prisma/client/libquery_engine-darwin-arm64.dylib.node',
    'macOS arm64',
    { 'node_modules/.prisma/client/libquery_engine-darwin-arm64.dylib.node': MACOS_ARM },
  ],
  [
    'Prisma with engines for others',
    'arm64',
    'node_modules/.prisma/client/libquery_engine-darwin-arm64.dylib.node',
    'macOS arm64',
    {
      'node_modules/.prisma/client/libquery_engine-darwin-arm64.dylib.node': MACOS_ARM,
      'node_modules/.prisma/client/libquery_engine-rhel-openssl-3.0.x.so.node': LINUX_X86,
    },
  ],
  [
    'pip install --target on a Mac',
    'x86_64',
    'numpy/random/mtrand.cpython-313-darwin.so',
    'macOS arm64',
    {
      'numpy-2.3.3.dist-info/WHEEL': 'Tag: cp313-cp313-macosx_11_0_arm64',
      'numpy/.dylibs/libgcc_s.1.1.dylib': MACOS_BOTH,
      'numpy/random/mtrand.cpython-313-darwin.so': MACOS_ARM,
      'cryptography-46.0.1.dist-info/WHEEL': 'Tag: cp311-abi3-manylinux2014_x86_64',
      'cryptography/hazmat/bindings/_rust.abi3.so': LINUX_X86,
    },
  ],
  [
    'pip on Windows',
    'arm64',
    'pydantic_core/_pydantic_core.cp313-win_amd64.pyd',
    'Windows x86_64',
    {
      'pydantic_core-2.41.1.dist-info/WHEEL': 'Tag: cp313-cp313-win_amd64',
      'pydantic_core/_pydantic_core.cp313-win_amd64.pyd': WINDOWS_X86,
    },
  ],
  [
    'a wheel for the other processor',
    'arm64',
    'python/lib/python3.13/site-packages/numpy/random/mtrand.cpython-313-x86_64-linux-gnu.so',
    'Linux x86_64',
    {
      'python/lib/python3.13/site-packages/numpy.libs/libgfortran-040039e1-0352e75f.so.5.0.0': LINUX_X86,
      'python/lib/python3.13/site-packages/numpy/random/mtrand.cpython-313-x86_64-linux-gnu.so': LINUX_X86,
    },
  ],
  ['one of its own', 'arm64', 'lib/addon.node', 'Linux x86_64', { 'lib/addon.node': LINUX_X86 }],
]

test.each(WRONG)('%s', async (_, architecture, file, platform, files) => {
  const [finding, ...others] = await found(files, { architecture })
  expect(finding).toMatchObject({ rule: 'wrong-platform', file, certain: false })
  expect(finding?.what).toContain(file)
  expect(finding?.what).toContain(` built for ${platform}, but the function runs on Linux ${architecture}.`)
  expect(others).toEqual([])
})

test('says how to install them, for Node.js, Python and anything else', async () => {
  const npm = { 'node_modules/@img/sharp-darwin-arm64/lib/a.node': MACOS_ARM }
  const [node] = await found(npm, { architecture: 'arm64' })
  expect(node?.remedy).toContain('`npm install --os=linux --cpu=arm64 --libc=glibc`')
  const [python] = await found(
    { 'app.py': '', 'lib/a.so': MACOS_ARM },
    { architecture: 'x86_64', packageRuntime: 'python3.13', handler: 'app.handler' },
  )
  expect(python?.remedy).toContain('`pip install --platform manylinux2014_x86_64 --only-binary=:all:')
  const [other] = await found({ 'lib/a.so': MACOS_ARM }, { architecture: 'x86_64' })
  expect(other?.remedy).toMatch(/^Build it for Linux x86_64/)
})

test('without an architecture the system alone counts', async () => {
  expect(await found({ 'a.node': LINUX_ARM, 'b/b.node': LINUX_X86 }, {})).toEqual([])
  expect(await found({ 'a.node': MACOS_ARM }, {})).toMatchObject([
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
  const traits = { packageRuntime: 'java21', handler: 'org.sqlite.JDBC::x', architecture: 'arm64' } as const
  expect(await found(files, traits)).toEqual([])
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
  expect(await found(files, { architecture: 'x86_64' })).toEqual([])
})
