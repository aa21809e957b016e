import type { Crafted, CraftedEntries } from '../craft-zip.ts'
import { check, rulesOf, UNKNOWN } from './findings.ts'

function link(target: string): Crafted {
  return { mode: 0o120777, content: target, store: true }
}

/** Part of what pnpm lays down for express. */
const PNPM: CraftedEntries = [
  ['node_modules/.pnpm/express@4.21.2/node_modules/express/package.json'],
  [
    'node_modules/.pnpm/express@4.21.2/node_modules/body-parser',
    link('../../body-parser@1.20.3/node_modules/body-parser'),
  ],
  ['node_modules/.pnpm/body-parser@1.20.3/node_modules/body-parser/index.js'],
  ['node_modules/express', link('.pnpm/express@4.21.2/node_modules/express')],
]

describe('a handler behind links is found', () => {
  test.each<[name: string, handler: string, runtime: string, entries: CraftedEntries]>([
    ['the file', 'index.handler', 'nodejs22.x', [['index.js', link('dist/index.js')], ['dist/index.js']]],
    ['its folder', 'app/index.handler', 'nodejs22.x', [['app', link('./dist')], ['dist/index.js']]],
    [
      'a folder in a folder',
      'a/b/c.handler',
      'nodejs22.x',
      [['a/b', link('../x/y/')], ['x/y', link('z')], ['x/z/c.js']],
    ],
    [
      'a package of pnpm',
      'node_modules/express/package.handler',
      'nodejs22.x',
      [...PNPM, ['node_modules/.pnpm/express@4.21.2/node_modules/express/package.js']],
    ],
    [
      'an absolute link',
      'index.handler',
      'nodejs22.x',
      [['index.js', link('/var/task/dist/index.js')], ['dist/index.js']],
    ],
    ['a layer', 'index.handler', 'nodejs22.x', [['index.js', link('/opt/nodejs/index.js')]]],
    ['a folder of a layer', 'lib/index.handler', 'nodejs22.x', [['lib', link('../../opt/nodejs')]]],
    [
      'a compiled module',
      'app/main.handler',
      'python3.13',
      [['app', link('src')], ['src/main.cpython-313-x86_64-linux-gnu.so']],
    ],
    [
      'a deflated link',
      'index.handler',
      'nodejs22.x',
      [['index.js', { mode: 0o120777, content: 'd/index.js' }], ['d/index.js']],
    ],
  ])('%s', async (_, handler, packageRuntime, entries) => {
    expect(await check(entries, { handler, packageRuntime })).toEqual([])
  })
})

test('a folder is no file', async () => {
  expect(await rulesOf([['index.js', link('lib')], ['lib/a.js']], { handler: 'lib.handler' })).toEqual([
    'handler-missing',
  ])
})

test('links are not unreadable, and bootstrap may be one', async () => {
  const traits = { packageRuntime: 'provided.al2023', handler: 'x' }
  const entries: CraftedEntries = [
    ['bootstrap', { mode: 0o120700, content: 'bin/app' }],
    ['bin/app', { mode: 0o755, content: '#!/bin/sh\n' }],
  ]
  expect(await check(entries, traits)).toEqual([])
  const locked: CraftedEntries = [
    ['bootstrap', link('bin/app')],
    ['bin/app', { mode: 0o644, content: '#!/bin/sh\n' }],
  ]
  expect(await check(locked, traits)).toMatchObject([{ rule: 'bootstrap-not-executable', file: 'bin/app' }])
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
    const entries: CraftedEntries = [
      ['loop', link(target)],
      ['other', link('loop')],
    ]
    expect(await check(entries, {}, UNKNOWN)).toMatchObject([
      {
        rule: 'dangling-link',
        file: 'loop',
        what: `loop and 1 more are links to what the package does not have (loop -> ${target}).`,
        certain: false,
      },
    ])
  })

  test.each([
    'a.js',
    '.',
    './',
    'lib',
    'lib/',
    'lib/../a.js',
    '/opt/nodejs/node_modules',
    '/var/task',
    '/tmp/x',
    '/mnt/efs',
    '../../opt/x',
  ])('%s is something', async (target) => {
    expect(await check([['a.js'], ['lib/b.js'], ['link', link(target)]], {}, UNKNOWN)).toEqual([])
  })

  test('the packages of pnpm are all there', async () => {
    expect(await check(PNPM, {}, UNKNOWN)).toEqual([])
    expect(await check(PNPM.slice(1), {}, UNKNOWN)).toMatchObject([
      { rule: 'dangling-link', file: 'node_modules/express', what: expect.stringContaining('is a link to') },
    ])
  })

  test('commands that were left behind are of no use anyway', async () => {
    const entries: CraftedEntries = [
      ['node_modules/.bin/tsc', link('../typescript/bin/tsc')],
      ['.venv/bin/python3.13', link('python3')],
      ['.venv/bin/python3', link('/usr/local/bin/python3')],
    ]
    expect(await check(entries, {}, UNKNOWN)).toEqual([])
  })
})

test('links that cannot be read whole are not judged', async () => {
  const long = { mode: 0o120777, content: 'gone/'.repeat(1000) }
  expect(
    await check(
      [
        ['x', long],
        ['y', link('gone/'.repeat(300))],
        ['z', { ...link('gone'), size: 5000 }],
      ],
      {},
      UNKNOWN,
    ),
  ).toEqual([])
})

test('links that are made to cost much are followed so far and no further', async () => {
  const many = Array.from({ length: 100 }, (_, index) => {
    return [`${'b/'.repeat(1800)}${index}`, { mode: 0o120777, content: `${'../'.repeat(1300)}gone` }] as const
  })
  const [finding] = await check(many, {}, UNKNOWN)
  const [, judged] = / and (\d+) more are links/.exec(finding?.what ?? '') ?? []
  expect(Number(judged)).toBeGreaterThan(1)
  expect(Number(judged)).toBeLessThan(50)
})
