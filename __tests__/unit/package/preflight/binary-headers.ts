/** First bytes of published programs and libraries, one for each platform. */

/** @img/sharp-linux-x64 0.34.4, sharp-linux-x64.node */
export const LINUX_X86 = base64(
  'f0VMRgIBAQAAAAAAAAAAAAMAPgABAAAAAAAAAAAAAABAAAAAAAAAAEg+BgAAAAAAAAAAAEAAOAAJAEAAHAAbAA==',
)
/** @libsql/linux-arm64-gnu 0.5.22, index.node */
export const LINUX_ARM = base64(
  'f0VMRgIBAQAAAAAAAAAAAAMAtwABAAAAgMwJAAAAAABAAAAAAAAAAMgGgAAAAAAAAAAAAEAAOAAIAEAAHgAdAA==',
)
/** bcrypt 6.0.0, prebuilds/linux-arm/bcrypt.glibc.node */
export const LINUX_ARM_32 = base64(
  'f0VMRgEBAQAAAAAAAAAAAAMAKAABAAAAgCsAADQAAABQAwEAAAQABTQAIAAHACgAHAAbAAEAAHAA9QAAAPUAAA==',
)
/** argon2 0.44.0, prebuilds/freebsd-arm64/argon2.armv8.glibc.node */
export const FREEBSD_ARM = base64(
  'f0VMRgIBAQkAAAAAAAAAAAMAtwABAAAAAAAAAAAAAABAAAAAAAAAAKAIAQAAAAAAAAAAAEAAOAAKAEAAJQAjAA==',
)
/** @img/sharp-darwin-arm64 0.34.4, sharp-darwin-arm64.node */
export const MACOS_ARM = base64(
  'z/rt/gwAAAEAAAAACAAAABYAAACQCQAAhYABAAAAAAAZAAAAyAIAAF9fVEVYVAAAAAAAAAAAAAAAAAAAAAAAAA==',
)
/** bufferutil 4.0.9, prebuilds/darwin-x64+arm64/bufferutil.node */
export const MACOS_BOTH = base64(
  'yv66vgAAAAIBAAAHAAAAAwAAEAAAACNwAAAADAEAAAwAAAAAAABAAAAAxaAAAAAOAAAAAAAAAAAAAAAAAAAAAA==',
)
/** pydantic-core 2.41.1, _pydantic_core.cp313-win_amd64.pyd */
export const WINDOWS_X86 = windows('f8000000', '6486')
/** bcrypt 6.0.0, prebuilds/win32-arm64/bcrypt.node */
export const WINDOWS_ARM = windows('10010000', '64aa')
/** com.amazonaws:aws-lambda-java-core 1.3.0, CognitoIdentity.class: begins as a Mach-O for two machines does. */
export const JAVA_CLASS = Buffer.from('cafebabe00000034000a0700080700090000000000000000', 'hex')

/** The start of an ELF file for a machine: 62 is x86_64, 183 arm64. */
export function elf(machine: number, length = 200): Buffer {
  const bytes = Buffer.alloc(length, 1)
  bytes.write('\x7fELF\x02\x01\x01', 'latin1')
  bytes.writeUInt16LE(machine, 18)
  return bytes
}

function base64(text: string): Buffer {
  return Buffer.from(text, 'base64')
}

/** The DOS program between both headers is left out. */
function windows(offset: string, machine: string): Buffer {
  const dos = Buffer.from(
    `4d5a90000300000004000000ffff0000b800000000000000400000${'00'.repeat(33)}${offset}`,
    'hex',
  )
  const pe = Buffer.from(`50450000${machine}`, 'hex')
  const bytes = Buffer.alloc(dos.readUInt32LE(60) + pe.length)
  dos.copy(bytes)
  pe.copy(bytes, bytes.length - pe.length)
  return bytes
}
