import { elfMachine } from '../../../src/package/preflight/elf.ts'
import { elf } from '../craft-zip.ts'
import { check, UNKNOWN } from './check.ts'

const X86 = elf(62)
const ARM = elf(183)

function found(
  files: Record<string, Buffer | string>,
  architecture: 'x86_64' | 'arm64' | undefined = 'x86_64',
) {
  const entries = Object.entries(files).map(([name, content]) => [name, { content }] as const)
  return check(entries, { architecture }, UNKNOWN)
}

test.each<[name: string, head: Buffer, machine: string | undefined]>([
  ['x86_64', X86, 'x86_64'],
  ['arm64', ARM, 'arm64'],
  ['32 bits', elf(3), '32-bit x86'],
  ['an old ARM', elf(40), '32-bit ARM'],
  ['any other', elf(243), 'machine 243'],
  ['text', Buffer.from('INPUT(libfoo.so.1) and more'), undefined],
  ['too little', X86.subarray(0, 19), undefined],
])('reads the machine of %s', (_, head, machine) => {
  expect(elfMachine(head)).toBe(machine)
})

test('reads a big-endian header', () => {
  const bytes = elf(0)
  bytes[5] = 2
  bytes.writeUInt16BE(183, 18)
  expect(elfMachine(bytes)).toBe('arm64')
})

test('binaries for this processor are right, wherever they are', async () => {
  expect(await found({ 'a.so': X86, 'b/c.so.1.2.3': X86, 'node_modules/d/e.node': X86 })).toEqual([])
  expect(await found({ 'a.so': ARM }, 'arm64')).toEqual([])
})

test('binaries for the other alone are wrong with certainty', async () => {
  expect(await found({ 'x/a.node': ARM, 'b.so.6': ARM, 'c.so': ARM })).toEqual([
    {
      rule: 'wrong-architecture',
      file: 'x/a.node',
      what: 'x/a.node and 2 more are built for arm64, and the function runs on x86_64.',
      consequence: expect.stringContaining('invalid ELF header'),
      remedy: 'Install the dependencies for x86_64, for example on a runner of that architecture.',
      certain: true,
    },
  ])
  expect(await found({ 'lib/a.so': X86 }, 'arm64')).toMatchObject([
    { what: 'lib/a.so is built for x86_64, and the function runs on arm64.' },
  ])
})

test('among right ones they may never be loaded', async () => {
  expect(await found({ 'a.so': X86, 'b.so': ARM })).toMatchObject([{ file: 'b.so', certain: false }])
})

test.each([
  ['files', 'addon-arm64.node', 'addon-x64.node'],
  ['folders', 'prebuilds/linux-arm64/node.napi.armv8.node', 'prebuilds/linux-x64/node.napi.glibc.node'],
  [
    'packages',
    'node_modules/@img/sharp-linux-arm64/lib/a.node',
    'node_modules/@img/sharp-linux-x64/lib/a.node',
  ],
  ['wheels', 'x.libs/lib_aarch64/a.so', 'x.libs/lib_x86_64/b.so'],
])('%s for both processors are right', async (_, arm, x86) => {
  expect(await found({ [arm]: ARM, [x86]: X86 })).toEqual([])
  expect(await found({ [arm]: ARM, [x86]: X86 }, 'arm64')).toEqual([])
})

test('the one package that was installed may be the wrong one', async () => {
  const files = { 'node_modules/@img/sharp-linux-x64/lib/a.node': X86, 'other.so': ARM }
  expect(await found(files, 'arm64')).toMatchObject([
    { file: 'node_modules/@img/sharp-linux-x64/lib/a.node', certain: false },
  ])
})

test('what is not a binary is not looked at', async () => {
  expect(await found({ 'a.js': ARM, 'so.txt': ARM, 'a.so': 'GROUP ( libc.so.6 )', 'b.sop': ARM })).toEqual([])
  expect(await check([['a.so', { content: ARM }]], {}, UNKNOWN)).toEqual([])
})

test('an empty or short binary is none', async () => {
  expect(await found({ 'a.so': '', 'b.node': '\x7fELF' })).toEqual([])
})
