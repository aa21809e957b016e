import { describePlatform, platformOf } from '../../../../src/package/preflight/platform.ts'
import {
  elf,
  FREEBSD_ARM,
  JAVA_CLASS,
  LINUX_ARM,
  LINUX_ARM_32,
  LINUX_X86,
  MACOS_ARM,
  MACOS_BOTH,
  WINDOWS_ARM,
  WINDOWS_X86,
} from './binary-headers.ts'

test.each<[shown: string | undefined, header: Buffer]>([
  ['Linux x86_64', LINUX_X86],
  ['Linux arm64', LINUX_ARM],
  ['Linux 32-bit ARM', LINUX_ARM_32],
  ['Linux 32-bit x86', elf(3)],
  ['Linux machine 243', elf(243)],
  ['FreeBSD arm64', FREEBSD_ARM],
  ['macOS arm64', MACOS_ARM],
  ['macOS', MACOS_BOTH],
  ['Windows x86_64', WINDOWS_X86],
  ['Windows arm64', WINDOWS_ARM],
  [undefined, JAVA_CLASS],
  [undefined, Buffer.from('INPUT(libfoo.so.1) and more')],
  [undefined, Buffer.from('MZ is how this text of more than sixty-four letters begins, and it goes on so')],
  [undefined, WINDOWS_X86.subarray(0, 100)],
  [undefined, LINUX_X86.subarray(0, 19)],
])('%s', (shown, header) => {
  const platform = platformOf(header)
  expect(platform && describePlatform(platform)).toBe(shown)
})

test('a big-endian ELF header', () => {
  const bytes = elf(0)
  bytes[5] = 2
  bytes.writeUInt16BE(183, 18)
  expect(platformOf(bytes)).toEqual({ system: 'Linux', machine: 'arm64' })
})

test.each([
  ['feedface', '00000007', '32-bit x86'],
  ['feedfacf', '01000007', 'x86_64'],
  ['cefaedfe', '0c000000', '32-bit ARM'],
  ['cafebabf', '00000002', undefined],
  ['bebafeca', '02000000', undefined],
  ['bfbafeca', '02000000', undefined],
])('Mach-O %s %s', (magic, next, machine) => {
  const header = Buffer.concat([Buffer.from(magic + next, 'hex'), Buffer.alloc(24)])
  expect(platformOf(header)).toEqual({ system: 'macOS', machine })
})
