import { venv, wheels } from './installers.js'
import { libraryChain } from './own-trees.js'

/** @import { Package } from './packages.js' */

const CRC32_OF_HELLO = 0x3610a686
const MACOS = /macOS|Mach-O|darwin/i
const ARM = /arm64|aarch64/i

/**
 * @param {string} version
 * @returns {Package[]}
 */
export function pythonPackages(version) {
  const fn = { runtime: `python${version}`, handler: 'app.handler' }
  const model = '{"text":"hello","count":2}'
  // What lies in the root of a package may be certain to fail: here it is the words that count.
  const warn = { preflight: 'warn' }
  return [
    {
      name: 'pip: pydantic',
      tree: ['pydantic', wheels('manylinux2014_x86_64', version)],
      fn,
      answer: model,
    },
    {
      name: 'pip: pydantic of aarch64 on x86_64',
      tree: ['pydantic', wheels('manylinux2014_aarch64', version)],
      fn,
      inputs: warn,
      findings: [ARM],
    },
    {
      name: 'pip: pydantic of aarch64',
      tree: ['pydantic', wheels('manylinux2014_aarch64', version)],
      fn: { ...fn, architecture: 'arm64' },
    },
    {
      name: 'pip: pydantic of macOS',
      tree: ['pydantic', wheels('macosx_11_0_arm64', version)],
      fn,
      inputs: warn,
      findings: [MACOS],
    },
    {
      name: 'pip: numpy',
      tree: ['numpy', wheels('manylinux2014_x86_64', version)],
      fn,
      answer: 6,
      inputs: { exclude: '**/tests/' },
      wanted: (path) => !/(^|\/)tests\//.test(path),
    },
    ...environments(version),
    {
      name: 'a library and links to it',
      tree: ['library-chain', libraryChain()],
      fn,
      answer: CRC32_OF_HELLO,
    },
  ]
}

/**
 * @param {string} version
 * @returns {Package[]}
 */
function environments(version) {
  const fn = { runtime: `python${version}`, handler: 'app.handler' }
  const tree = /** @type {Package['tree']} */ (['venv', venv(version)])
  return [
    {
      name: 'venv: its site-packages',
      tree,
      fn,
      sourceDir: `venv/lib/python${version}/site-packages`,
      add: ['app.py'],
      answer: [1, 2],
    },
    {
      name: 'venv: beside the code, through lib64',
      tree,
      fn,
      inputs: { exclude: 'venv/bin/\npip/' },
      wanted: (path) => !/^venv\/bin\/|\/pip\//.test(path),
      answer: [1, 2],
    },
    {
      name: 'venv: only the code beside it',
      tree,
      fn,
      inputs: { include: 'app.py' },
      wanted: (path) => path === 'app.py',
    },
    {
      name: 'venv: with its link to the Python of this machine',
      tree,
      fn,
      refused: /venv\/bin\/python/,
    },
  ]
}
