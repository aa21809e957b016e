import { existsSync } from 'node:fs'

/** Tests of names, links and permissions that the file systems of macOS and Windows do not know. */
const ON_LINUX = ['readers', 'round-trip', 'selection-git', 'file-tree']
/** And those that make links to a place like /etc or look at permissions. */
const NOT_ON_WINDOWS = ['directory', 'outside-links', 'zip-file']

const tests = (/** @type {string[]} */ names) => names.map((name) => `__tests__/unit/package/${name}.test.ts`)
const elsewhere = {
  linux: [],
  darwin: tests(ON_LINUX),
  win32: tests([...ON_LINUX, ...NOT_ON_WINDOWS]),
}
const gone = elsewhere.win32.filter((file) => !existsSync(new URL(file, import.meta.url)))
if (gone.length > 0) throw new Error(`jest.config.js names tests that are not there: ${gone.join(', ')}`)

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  maxWorkers: '100%',
  // For machines with a lot to do; nothing waits in these tests.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // Copies of packages that other checks made.
  modulePathIgnorePatterns: ['<rootDir>/.cache/'],
  setupFilesAfterEnv: ['<rootDir>/__tests__/harness/last-imports.js'],
  testPathIgnorePatterns: ['/node_modules/', ...(elsewhere[process.platform] ?? [])],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  collectCoverageFrom: ['src/**/*.ts'],
  coverageDirectory: 'coverage',
  coverageReporters: ['text', 'json-summary'],
  coverageThreshold: { global: { statements: 97 } },
}
