import { libraryWithLinks, linkToLayer, maven, npm, pnpm, venv, wheels } from './installers.js'

/** @import { Install } from './project.js' */

/**
 * A package as users make it.
 *
 * @typedef {object} Package
 * @property {string} name
 * @property {[name: string, install: Install]} project
 * @property {{ runtime: string, handler: string, architecture?: 'x86_64' | 'arm64' }} fn
 * @property {string} [sourceDir] in the project; all of it when absent
 * @property {string[]} [add] files of the project that a build step copies into sourceDir
 * @property {Record<string, string>} [inputs]
 * @property {(path: string) => boolean} [wanted] what of sourceDir is in the package; everything when absent
 * @property {unknown} [answer] of the handler to `{"text":"hello"}`; absent where it cannot run on this machine
 * @property {RegExp[]} [findings] what each warning says; none when absent
 * @property {RegExp} [refused] what the error says of a package that cannot be made
 */

const SHA256_OF_HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
const CRC32_OF_HELLO = 0x3610a686
const MACOS = /macOS|Mach-O|darwin/i
const WINDOWS = /Windows|\bPE\b|win32/i
const X86 = 'manylinux2014_x86_64'
const ARM = 'manylinux2014_aarch64'

const node = { runtime: 'nodejs24.x', handler: 'index.handler' }
const nodeOnArm = { ...node, architecture: /** @type {const} */ ('arm64') }

/**
 * A package for Node.js, unless it has another function.
 *
 * @param {string} name of the project
 * @param {Install} install
 * @param {Partial<Package>} rest
 * @returns {Package}
 */
function packageOf(name, install, rest) {
  return { name: `${name}, ${install.key.join(' ')}`, project: [name, install], fn: node, ...rest }
}

/** Packages whose prebuilds are for many systems, of which the right one is there. They are right on both processors. */
const prebuilds = Object.entries({
  bcrypt: true,
  argon2: true,
  'classic-level': 'hello',
  'sodium-native': SHA256_OF_HELLO,
  'native-metrics': 'number',
  // Of ws. It has no prebuild for Linux on arm64, and does without.
  bufferutil: 'hello idmmn',
}).flatMap(([name, answer]) => [
  packageOf(name, npm(), { answer }),
  packageOf(name, npm(), { name: `${name} on arm64`, fn: nodeOnArm }),
])

const nodePackages = [
  packageOf('pnpm-express', pnpm(), { answer: 'hello' }),
  packageOf('workspaces', npm(), {
    fn: { ...node, handler: 'packages/b/index.handler' },
    answer: '120000 1',
  }),
  ...prebuilds,
  packageOf('sharp', npm(), { answer: 'png 8' }),
  packageOf('esbuild', npm(), { answer: 'let a = 1;' }),
  packageOf('sharp', npm('darwin-arm64'), { findings: [MACOS] }),
  packageOf('sharp', npm('win32-x64'), { findings: [WINDOWS] }),
  packageOf('sharp', npm(), { name: 'sharp of x86_64 on arm64', fn: nodeOnArm, findings: [/x86_64/] }),
  packageOf('link-to-layer', linkToLayer(), { answer: 'without the layer' }),
]

const javaPackage = packageOf('java', maven('com.amazonaws:aws-lambda-java-core:1.2.3'), {
  fn: { runtime: 'java17', handler: 'example.Handler::handleRequest' },
  answer: 'HELLO',
})

/**
 * @param {string} version of the Python at hand, which the wheels have to fit
 * @returns {Package[]}
 */
function pythonPackages(version) {
  const fn = { runtime: `python${version}`, handler: 'app.handler' }
  const fnOnArm = { ...fn, architecture: /** @type {const} */ ('arm64') }
  // What lies in the root of a package may be certain to fail: here it is the words that count.
  const inputs = { preflight: 'warn' }
  return [
    packageOf('pydantic', wheels(X86, version), { fn, answer: '{"text":"hello","count":2}' }),
    packageOf('pydantic', wheels(ARM, version), { fn, inputs, findings: [/arm64|aarch64/i] }),
    packageOf('pydantic', wheels(ARM, version), { name: 'pydantic on arm64', fn: fnOnArm }),
    packageOf('pydantic', wheels('macosx_11_0_arm64', version), { fn, inputs, findings: [MACOS] }),
    packageOf('numpy', wheels(X86, version), {
      fn,
      answer: 6,
      inputs: { exclude: '**/tests/' },
      wanted: (path) => !/(^|\/)tests\//.test(path),
    }),
    packageOf('library-links', libraryWithLinks(), { fn, answer: CRC32_OF_HELLO }),
  ]
}

/**
 * @param {string} version
 * @returns {Package[]}
 */
function virtualEnvironments(version) {
  const fn = { runtime: `python${version}`, handler: 'app.handler' }
  return [
    packageOf('venv', venv(version), {
      name: 'venv: its site-packages',
      fn,
      sourceDir: `venv/lib/python${version}/site-packages`,
      add: ['app.py'],
      answer: [1, 2],
    }),
    packageOf('venv', venv(version), {
      name: 'venv: beside the code, through lib64',
      fn,
      inputs: { exclude: 'venv/bin/\npip/' },
      wanted: (path) => !/^venv\/bin\/|\/pip\//.test(path),
      answer: [1, 2],
    }),
    packageOf('venv', venv(version), {
      name: 'venv: only the code beside it',
      fn,
      inputs: { include: 'app.py' },
      wanted: (path) => path === 'app.py',
    }),
    packageOf('venv', venv(version), {
      name: 'venv: with its link to the Python of this machine',
      fn,
      refused: /venv\/bin\/python/,
    }),
  ]
}

/**
 * @param {string} python version of the Python at hand, which the wheels have to fit
 * @returns {Package[]}
 */
export function packagesFor(python) {
  return [...nodePackages, ...pythonPackages(python), ...virtualEnvironments(python), javaPackage]
}
