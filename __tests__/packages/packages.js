import { maven, npm, pnpm } from './installers.js'
import { linkToLayer } from './own-trees.js'
import { pythonPackages } from './python-packages.js'

/** @import { Install } from './trees.js' */

/**
 * A package as users make it.
 *
 * @typedef {object} Package
 * @property {string} name
 * @property {[name: string, install: Install]} tree
 * @property {{ runtime: string, handler: string, architecture?: 'x86_64' | 'arm64' }} fn
 * @property {string} [sourceDir] in the tree; all of it when absent
 * @property {string[]} [add] files of the tree that a build step copies into sourceDir
 * @property {Record<string, string>} [inputs]
 * @property {(path: string) => boolean} [wanted] what of sourceDir is in the package; everything when absent
 * @property {unknown} [answer] of the handler to `{"text":"hello"}`; absent where it cannot run on this machine
 * @property {RegExp[]} [findings] what each warning says; none when absent
 * @property {'unzip' | 'bsdtar'} [reader]
 * @property {RegExp} [refused] what the error says of a package that cannot be made
 */

const SHA256_OF_HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
const MACOS = /macOS|Mach-O|darwin/i
const WINDOWS = /Windows|\bPE\b|win32/i

const node = { runtime: 'nodejs24.x', handler: 'index.handler' }

/**
 * Packages whose prebuilds are for many systems, of which the right one is there. They are right on both processors.
 *
 * @type {[tree: string, answer: unknown][]}
 */
const PREBUILDS = [
  ['bcrypt', true],
  ['argon2', true],
  ['classic-level', 'hello'],
  ['sodium-native', SHA256_OF_HELLO],
  ['native-metrics', 'number'],
]

/** @type {Package[]} */
const npmPackages = [
  { name: 'pnpm: express', tree: ['pnpm-express', pnpm()], fn: node, answer: 'hello' },
  {
    name: 'pnpm: express, read by bsdtar',
    tree: ['pnpm-express', pnpm()],
    fn: node,
    answer: 'hello',
    reader: 'bsdtar',
  },
  {
    name: 'npm workspaces: b requires a',
    tree: ['workspaces', npm()],
    fn: { ...node, handler: 'packages/b/index.handler' },
    answer: '120000 1',
  },
  ...PREBUILDS.flatMap(([tree, answer]) => [
    { name: `npm: ${tree}`, tree: /** @type {Package['tree']} */ ([tree, npm()]), fn: node, answer },
    {
      name: `npm: ${tree} on arm64`,
      tree: /** @type {Package['tree']} */ ([tree, npm()]),
      fn: { ...node, architecture: /** @type {const} */ ('arm64') },
    },
  ]),
  { name: 'npm: ws with bufferutil', tree: ['bufferutil', npm()], fn: node, answer: 'hello idmmn' },
  {
    // It has no prebuild for that, and does without.
    name: 'npm: ws with bufferutil on arm64',
    tree: ['bufferutil', npm()],
    fn: { ...node, architecture: 'arm64' },
  },
  { name: 'npm: sharp', tree: ['sharp', npm()], fn: node, answer: 'png 8' },
  { name: 'npm: esbuild', tree: ['esbuild', npm()], fn: node, answer: 'let a = 1;' },
  { name: 'npm: sharp of macOS', tree: ['sharp', npm('darwin-arm64')], fn: node, findings: [MACOS] },
  { name: 'npm: sharp of Windows', tree: ['sharp', npm('win32-x64')], fn: node, findings: [WINDOWS] },
  {
    name: 'npm: sharp of x86_64 on arm64',
    tree: ['sharp', npm()],
    fn: { ...node, architecture: 'arm64' },
    findings: [/x86_64/],
  },
  { name: 'link to a layer', tree: ['link-to-layer', linkToLayer()], fn: node, answer: 'without the layer' },
]

/** @type {Package[]} */
const javaPackages = [
  {
    name: 'Maven: a class and a jar',
    tree: ['java', maven('com.amazonaws:aws-lambda-java-core:1.2.3')],
    fn: { runtime: 'java17', handler: 'example.Handler::handleRequest' },
    answer: 'HELLO',
  },
]

/**
 * @param {string} python version of the Python at hand, which the wheels have to fit
 * @returns {Package[]}
 */
export function packagesFor(python) {
  return [...npmPackages, ...pythonPackages(python), ...javaPackages]
}
