import type { Crafted } from '../craft-zip.ts'
import { elf, MACOS_ARM, MACOS_BOTH, WINDOWS_X86 } from './binary-headers.ts'
import { findingsOf } from './findings.ts'

const CUSTOM = { packageRuntime: 'provided.al2023', handler: 'x', architecture: 'x86_64' } as const

function findings(entry: Crafted, target = {}) {
  return findingsOf({ bootstrap: { mode: 0o755, ...entry } }, { ...CUSTOM, ...target })
}

test.each<[name: string, entry: Crafted, target?: object]>([
  ['a script', { content: '#!/bin/sh\necho\r\n' }],
  ['a script of one line', { content: '#!/bin/sh' }],
  ['a program', { content: elf(62, 100_000) }],
  ['a program, stored', { content: elf(62), store: true }],
  ['a program for everyone but the group', { mode: 0o705, content: elf(62) }],
  ['a program for the other processor of the function', { content: elf(183) }, { architecture: 'arm64' }],
  ['a program for any processor', { content: elf(183) }, { architecture: undefined }],
  ['a text that begins as a program for Windows would', { content: 'MZ' }],
])('%s is right', async (_, entry, target = {}) => {
  expect(await findings(entry, target)).toEqual([])
})

test('not executable', async () => {
  expect(await findings({ mode: 0o644, content: '#!/bin/sh\n' })).toEqual([
    {
      rule: 'bootstrap-not-executable',
      file: 'bootstrap',
      what: 'bootstrap is not executable for everyone (mode 644).',
      consequence: 'The first invocation fails: fork/exec /var/task/bootstrap: permission denied.',
      remedy: expect.stringContaining('chmod 755 bootstrap'),
      certain: true,
    },
  ])
})

const FROM_WINDOWS = /because the zip was made on Windows or by a tool that keeps no permissions/

test.each<[name: string, entry: Crafted, what: RegExp, certain: boolean]>([
  ['executable for its owner alone', { mode: 0o744 }, /\(mode 744\)/, true],
  ['from Windows, where there is no such mark', { host: 0 }, FROM_WINDOWS, true],
  // As Python's zipfile does on Windows. Nobody has recorded what Lambda makes of it, nor of the next ones.
  ['from Windows with permissions', { host: 0, attributes: 0o100777 * 0x10000 }, FROM_WINDOWS, false],
  ['from Unix without any permissions', { attributes: 0 }, FROM_WINDOWS, false],
  ['from a system that is neither', { host: 10 }, FROM_WINDOWS, false],
])('one %s', async (_, entry, what, certain) => {
  expect(await findings({ ...entry, content: elf(62) })).toMatchObject([
    { rule: 'bootstrap-not-executable', what: expect.stringMatching(what), certain },
  ])
})

test('Windows line endings, but only in the first line', async () => {
  expect(await findings({ content: '#!/usr/bin/env bash\r\nexit\r\n' })).toMatchObject([
    {
      rule: 'bootstrap-line-ending',
      consequence: expect.stringContaining('the interpreter /usr/bin/env bash with a carriage return'),
      certain: true,
    },
  ])
})

test.each([
  ['Linux arm64', elf(183)],
  ['Windows x86_64', WINDOWS_X86],
  ['macOS arm64', MACOS_ARM],
  ['macOS', MACOS_BOTH],
])('a program for %s', async (platform, content) => {
  // One in a layer comes second.
  expect(await findings({ content }, { layers: true })).toMatchObject([
    {
      rule: 'wrong-platform',
      file: 'bootstrap',
      what: `bootstrap is built for ${platform}, but the function runs on Linux x86_64.`,
      certain: true,
    },
  ])
})

test.each([true, undefined])('a wrapper may start something else (%s)', async (wrapper) => {
  expect(await findings({ mode: 0o644, content: elf(183) }, { wrapper })).toMatchObject([
    { rule: 'bootstrap-not-executable', certain: false },
    { rule: 'wrong-platform', certain: false },
  ])
})

test('of a managed runtime is a file as any other', async () => {
  const bootstrap = { mode: 0o644, content: '#!/bin/sh\r\n' }
  expect(await findingsOf({ 'index.js': '', bootstrap })).toEqual([])
})
