import type { Crafted } from '../craft-zip.ts'
import { elf } from '../craft-zip.ts'
import { check } from './check.ts'

const CUSTOM = { packageRuntime: 'provided.al2023', handler: 'x', architecture: 'x86_64' } as const

function found(entry: Crafted, traits = {}) {
  return check([['bootstrap', entry]], { ...CUSTOM, ...traits })
}

test.each<[name: string, entry: Crafted]>([
  ['a script', { mode: 0o755, content: '#!/bin/sh\necho\r\n' }],
  ['a script of one line', { mode: 0o755, content: '#!/bin/sh' }],
  ['a program', { mode: 0o755, content: elf(62, 100_000) }],
  ['a program, stored', { mode: 0o755, content: elf(62), store: true }],
  ['a program for everyone but the group', { mode: 0o705, content: elf(62) }],
])('%s is right', async (_, entry) => {
  expect(await found(entry)).toEqual([])
})

test('not executable', async () => {
  expect(await found({ mode: 0o644, content: '#!/bin/sh\n' })).toEqual([
    {
      rule: 'bootstrap-not-executable',
      file: 'bootstrap',
      what: 'bootstrap is not executable for everyone (mode 644).',
      consequence: 'The first invoke fails: fork/exec /var/task/bootstrap: permission denied.',
      remedy: expect.stringContaining('chmod 755 bootstrap'),
      certain: true,
    },
  ])
})

test('executable for its owner alone is found once', async () => {
  expect(await found({ mode: 0o744, content: elf(62) })).toMatchObject([{ rule: 'bootstrap-not-executable' }])
})

test('a zip made on Windows carries no such mark', async () => {
  expect(await found({ host: 0, content: elf(62) })).toMatchObject([
    {
      rule: 'bootstrap-not-executable',
      what: expect.stringContaining('made on a system that has no such mark'),
    },
  ])
})

test('Windows line endings, but only in the first line', async () => {
  expect(await found({ mode: 0o755, content: '#!/usr/bin/env bash\r\nexit\r\n' })).toMatchObject([
    {
      rule: 'bootstrap-line-ending',
      consequence: expect.stringContaining('the interpreter /usr/bin/env bash with a carriage return'),
      certain: true,
    },
  ])
})

test.each([
  ['Windows', 'MZ\x90\0'],
  ['macOS', '\xcf\xfa\xed\xfe\x07\0\0\x01'],
  ['macOS', '\xca\xfe\xba\xbe\0\0\0\x02'],
])('a program for %s', async (system, start) => {
  expect(await found({ mode: 0o755, content: Buffer.from(start, 'latin1') })).toMatchObject([
    { rule: 'bootstrap-other-system', what: `bootstrap is a program for ${system}.` },
  ])
})

test('for the other processor', async () => {
  expect(await found({ mode: 0o755, content: elf(183) })).toMatchObject([
    {
      rule: 'wrong-architecture',
      file: 'bootstrap',
      what: 'bootstrap is built for arm64, and the function runs on x86_64.',
      certain: true,
    },
  ])
  expect(await found({ mode: 0o755, content: elf(183) }, { architecture: 'arm64' })).toEqual([])
  expect(await found({ mode: 0o755, content: elf(183) }, { architecture: undefined })).toEqual([])
})

test('a wrapper may start something else', async () => {
  expect(await found({ mode: 0o644, content: elf(183) }, { wrapper: true })).toMatchObject([
    { rule: 'bootstrap-not-executable', certain: false },
    { rule: 'wrong-architecture', certain: false },
  ])
})

test('of a managed runtime is a file as any other', async () => {
  expect(await check([['index.js'], ['bootstrap', { mode: 0o644, content: '#!/bin/sh\r\n' }]])).toEqual([])
})
