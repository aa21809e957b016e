import { execFileSync, spawnSync } from 'node:child_process'
import { packageDirectory } from '../../../src/package/directory.ts'
import { makeTree, type Node, temporaryFolder } from './fixtures.ts'

const whereUnzipIs = spawnSync('unzip', ['-v']).status === 0 ? test : test.skip

/** Packages a tree, unpacks it elsewhere as Lambda does, and says what a command prints there. */
async function runPackaged(tree: Readonly<Record<string, Node>>, command: readonly [string, ...string[]]) {
  const source = { directory: makeTree(tree), include: [], exclude: [], temporary: temporaryFolder() }
  const { path, entries } = await packageDirectory(source)
  const folder = temporaryFolder()
  execFileSync('unzip', ['-q', path, '-d', folder])
  const [program, ...options] = command
  return { entries, said: execFileSync(program, options, { cwd: folder, encoding: 'utf8' }).trim() }
}

const NODE = [process.execPath, '-p', "require('./index.js')"] as const

whereUnzipIs('packages as pnpm lays them out find each other', async () => {
  const store = 'node_modules/.pnpm'
  const { said, entries } = await runPackaged(
    {
      'index.js': "module.exports = require('express')",
      'node_modules/express': { link: '.pnpm/express@4.0.0/node_modules/express' },
      [`${store}/express@4.0.0/node_modules/express/index.js`]:
        "module.exports = 'express with ' + require('body-parser')",
      [`${store}/express@4.0.0/node_modules/body-parser`]: {
        link: '../../body-parser@1.0.0/node_modules/body-parser',
      },
      [`${store}/body-parser@1.0.0/node_modules/body-parser/index.js`]: "module.exports = 'body-parser'",
    },
    NODE,
  )
  expect(said).toBe('express with body-parser')
  expect(entries).toBe(5)
})

whereUnzipIs('a package of an npm workspace is one module, by whichever name it is found', async () => {
  const { said } = await runPackaged(
    {
      'index.js': "module.exports = require('lib') === require('./packages/lib')",
      'node_modules/lib': { link: '../packages/lib' },
      'packages/lib/index.js': 'module.exports = {}',
    },
    NODE,
  )
  expect(said).toBe('true')
})

whereUnzipIs('libraries by several names and lib64 of Python are there once', async () => {
  const { said, entries } = await runPackaged(
    {
      'lib/libx.so.1.2.3': '\x7fELF',
      'lib/libx.so.1': { link: 'libx.so.1.2.3' },
      'lib/libx.so': { link: 'libx.so.1' },
      lib64: { link: 'lib' },
      'nodejs/node_modules': { link: '/opt/nodejs/node_modules' },
    },
    ['sh', '-c', 'cat lib64/libx.so; readlink lib/libx.so nodejs/node_modules lib64'],
  )
  expect(said.split('\n')).toEqual(['\x7fELFlibx.so.1', '/opt/nodejs/node_modules', 'lib'])
  expect(entries).toBe(5)
})
