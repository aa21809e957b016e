import { type CraftedEntries, link } from '../craft-zip.ts'
import { findingsAlone, findingsOf, rulesOf } from './findings.ts'

const STORE = 'node_modules/.pnpm'

/** Part of what pnpm lays down for express. */
const PNPM = {
  [`${STORE}/express@4.21.2/node_modules/express/package.json`]: '',
  [`${STORE}/express@4.21.2/node_modules/body-parser`]: link(
    '../../body-parser@1.20.3/node_modules/body-parser',
  ),
  [`${STORE}/body-parser@1.20.3/node_modules/body-parser/index.js`]: '',
  'node_modules/express': link('.pnpm/express@4.21.2/node_modules/express'),
}

const python = { packageRuntime: 'python3.13', handler: 'app/main.handler' }

test.each<[name: string, handler: string, entries: CraftedEntries, target?: object]>([
  ['the file', 'index.handler', { 'index.js': link('dist/index.js'), 'dist/index.js': '' }],
  ['its folder', 'app/index.handler', { app: link('./dist'), 'dist/index.js': '' }],
  ['a folder in a folder', 'a/b/c.handler', { 'a/b': link('../x/y/'), 'x/y': link('z'), 'x/z/c.js': '' }],
  [
    'a package of pnpm',
    'node_modules/express/package.handler',
    { ...PNPM, [`${STORE}/express@4.21.2/node_modules/express/package.js`]: '' },
  ],
  ['an absolute link', 'index.handler', { 'index.js': link('/var/task/dist/a.js'), 'dist/a.js': '' }],
  ['a layer', 'index.handler', { 'index.js': link('/opt/nodejs/index.js') }],
  ['a folder of a layer', 'lib/index.handler', { lib: link('../../opt/nodejs') }],
  ['a compiled module', '', { app: link('src'), 'src/main.cpython-313-x86_64-linux-gnu.so': '' }, python],
  ['a deflated link', 'a.handler', { 'a.js': { ...link('d/a.js'), store: false }, 'd/a.js': '' }],
])('a handler behind links is found: %s', async (_, handler, entries, target = {}) => {
  expect(await findingsOf(entries, { handler, ...target })).toEqual([])
})

test('a folder is no file', async () => {
  const entries = { 'index.js': link('lib'), 'lib/a.js': '' }
  expect(await rulesOf(entries, { handler: 'lib.handler' })).toEqual(['handler-missing'])
})

test('links are not unreadable, and bootstrap may be one', async () => {
  const target = { packageRuntime: 'provided.al2023', handler: 'x' }
  const bootstrap = { ...link('bin/app'), mode: 0o120700 }
  const script = (mode: number) => ({ bootstrap, 'bin/app': { mode, content: '#!/bin/sh\n' } })
  expect(await findingsOf(script(0o755), target)).toEqual([])
  expect(await findingsOf(script(0o644), target)).toMatchObject([
    { rule: 'bootstrap-not-executable', file: 'bin/app' },
  ])
})

describe('links that lead to nothing', () => {
  test.each([
    'gone.js',
    '../x',
    '/home/runner/work/app/app/node_modules',
    '/var/task/gone',
    'a/../../../etc/passwd',
    'loop',
    './other',
  ])('%s', async (target) => {
    expect(await findingsAlone({ loop: link(target), other: link('loop') })).toMatchObject([
      {
        rule: 'dangling-link',
        file: 'loop',
        what: `loop and 1 more are links to what the package does not have (loop -> ${target}).`,
        certain: false,
      },
    ])
  })

  test('are not those to files, folders and places on Lambda', async () => {
    const targets = [
      ...['a.js', '.', './', 'lib', 'lib/', 'lib/../a.js', '/opt/nodejs/node_modules', '/var/task'],
      ...['/tmp/x', '/mnt/efs', '../../opt/x'],
    ]
    const links = Object.fromEntries(targets.map((target, index) => [`link${index}`, link(target)]))
    expect(await findingsAlone({ 'a.js': '', 'lib/b.js': '', ...links })).toEqual([])
  })

  test('the packages of pnpm are all there', async () => {
    expect(await findingsAlone(PNPM)).toEqual([])
    expect(await findingsAlone(Object.entries(PNPM).slice(1))).toMatchObject([
      { rule: 'dangling-link', file: 'node_modules/express', what: expect.stringContaining('is a link to') },
    ])
  })

  test('commands that were left behind are of no use anyway', async () => {
    const entries = {
      'node_modules/.bin/tsc': link('../typescript/bin/tsc'),
      '.venv/bin/python3.13': link('python3'),
      '.venv/bin/python3': link('/usr/local/bin/python3'),
    }
    expect(await findingsAlone(entries)).toEqual([])
  })
})

test('links that cannot be read whole are not judged', async () => {
  const x = { ...link('gone/'.repeat(1000)), store: false }
  expect(
    await findingsAlone({ x, y: link('gone/'.repeat(300)), z: { ...link('gone'), size: 5000 } }),
  ).toEqual([])
})

test('links that are made to cost much are followed so far and no further', async () => {
  const costly = { ...link(`${'../'.repeat(1300)}gone`), store: false }
  const many = Array.from({ length: 100 }, (_, index) => [`${'b/'.repeat(1800)}${index}`, costly] as const)
  const [finding] = await findingsAlone(many)
  const [, judged] = / and (\d+) more are links/.exec(finding?.what ?? '') ?? []
  expect(Number(judged)).toBeGreaterThan(1)
  expect(Number(judged)).toBeLessThan(50)
})
