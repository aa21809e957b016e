import type { Crafted } from '../craft-zip.ts'
import { elf } from '../craft-zip.ts'
import { MACOS_ARM, MACOS_BOTH, WINDOWS_X86 } from './binary-headers.ts'
import { check } from './findings.ts'

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
      what: expect.stringContaining(
        'because the zip was made on Windows or by a tool that keeps no permissions',
      ),
      certain: true,
    },
  ])
})

test.each<[name: string, entry: Crafted]>([
  // As Python's zipfile does on Windows.
  ['with permissions in a zip from Windows', { host: 0, attributes: 0o100777 * 0x10000 }],
  ['from Unix without any permissions', { attributes: 0 }],
  ['from a system that is neither', { host: 10 }],
])('nobody has recorded what Lambda makes of one %s', async (_, entry) => {
  expect(await found({ ...entry, content: elf(62) })).toMatchObject([
    { rule: 'bootstrap-not-executable', certain: false },
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
  ['Windows x86_64', WINDOWS_X86],
  ['macOS arm64', MACOS_ARM],
  ['macOS', MACOS_BOTH],
])('a program for %s', async (platform, content) => {
  expect(await found({ mode: 0o755, content })).toMatchObject([
    {
      rule: 'wrong-platform',
      what: `bootstrap is built for ${platform}, but the function runs on Linux x86_64.`,
      certain: true,
    },
  ])
})

test('a text that begins as a program for Windows would is none', async () => {
  expect(await found({ mode: 0o755, content: 'MZ' })).toEqual([])
})

test('for the other processor', async () => {
  expect(await found({ mode: 0o755, content: elf(183) })).toMatchObject([
    {
      rule: 'wrong-platform',
      file: 'bootstrap',
      what: 'bootstrap is built for Linux arm64, but the function runs on Linux x86_64.',
      certain: true,
    },
  ])
  expect(await found({ mode: 0o755, content: elf(183) }, { architecture: 'arm64' })).toEqual([])
  expect(await found({ mode: 0o755, content: elf(183) }, { architecture: undefined })).toEqual([])
})

test.each([true, undefined])('a wrapper may start something else (%s)', async (wrapper) => {
  expect(await found({ mode: 0o644, content: elf(183) }, { wrapper })).toMatchObject([
    { rule: 'bootstrap-not-executable', certain: false },
    { rule: 'wrong-platform', certain: false },
  ])
})

test('one in a layer comes second', async () => {
  expect(await found({ mode: 0o755, content: elf(183) }, { layers: true })).toMatchObject([{ certain: true }])
})

test('of a managed runtime is a file as any other', async () => {
  expect(await check([['index.js'], ['bootstrap', { mode: 0o644, content: '#!/bin/sh\r\n' }]])).toEqual([])
})
