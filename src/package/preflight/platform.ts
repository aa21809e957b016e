/** What a program or library was built for. */
export interface Platform {
  /** `Linux`, `macOS`, `Windows` or `FreeBSD`. */
  readonly system: string
  /** Under Lambda's name if it has one; undefined for files that hold several, or if it is not told. */
  readonly machine: string | undefined
}

/** System V ABI, `e_machine`. */
const ELF_MACHINES: Readonly<Record<number, string>> = {
  3: '32-bit x86',
  40: '32-bit ARM',
  62: 'x86_64',
  183: 'arm64',
}
/** Offset of the operating system in an ELF header, and the number of the one that cannot be taken for Linux. */
const ELF_OSABI = 7
const ELF_FREEBSD = 9

/** mach/machine.h, `cputype`. */
const MACH_O_MACHINES: Readonly<Record<number, string>> = {
  7: '32-bit x86',
  12: '32-bit ARM',
  16777223: 'x86_64',
  16777228: 'arm64',
}
/** mach-o/loader.h and mach-o/fat.h, first four bytes read as big-endian. */
const MACH_O = [0xfeed_face, 0xfeed_facf]
const MACH_O_SWAPPED = [0xcefa_edfe, 0xcffa_edfe]
const MACH_O_FAT = [0xcafe_babe, 0xcafe_babf]
const MACH_O_FAT_SWAPPED = [0xbeba_feca, 0xbfba_feca]
/** Java classes begin like fat Mach-O and go on with their version, which is 45 or more. */
const MOST_MACHINES = 20

/** PE format, `Machine`. */
const PE_MACHINES: Readonly<Record<number, string>> = {
  332: '32-bit x86',
  452: '32-bit ARM',
  34404: 'x86_64',
  43620: 'arm64',
}
/** Where a DOS header says at which offset the PE header is. */
const PE_OFFSET = 0x3c

/** Reads what a file was built for from its first bytes; undefined if it is no program or library. */
export function platformOf(header: Buffer): Platform | undefined {
  if (header.length < 20) return undefined
  return elf(header) ?? machO(header) ?? pe(header)
}

/** Whether Lambda can run it; by the system alone where the architecture of the function is unknown. */
export function runsOnLambda({ system, machine }: Platform, architecture: string | undefined): boolean {
  return system === 'Linux' && (architecture === undefined || machine === architecture)
}

/** `macOS arm64`, or `macOS`. */
export function describePlatform({ system, machine }: Platform): string {
  return machine === undefined ? system : `${system} ${machine}`
}

function elf(header: Buffer): Platform | undefined {
  if (header.toString('latin1', 0, 4) !== '\x7fELF') return undefined
  const machine = header[5] === 2 ? header.readUInt16BE(18) : header.readUInt16LE(18)
  return {
    system: header[ELF_OSABI] === ELF_FREEBSD ? 'FreeBSD' : 'Linux',
    machine: ELF_MACHINES[machine] ?? `machine ${machine}`,
  }
}

function machO(header: Buffer): Platform | undefined {
  const magic = header.readUInt32BE(0)
  const system = 'macOS'
  if (MACH_O.includes(magic)) return { system, machine: MACH_O_MACHINES[header.readUInt32BE(4)] }
  if (MACH_O_SWAPPED.includes(magic)) return { system, machine: MACH_O_MACHINES[header.readUInt32LE(4)] }
  const fat =
    (MACH_O_FAT.includes(magic) && header.readUInt32BE(4) <= MOST_MACHINES) ||
    (MACH_O_FAT_SWAPPED.includes(magic) && header.readUInt32LE(4) <= MOST_MACHINES)
  return fat ? { system, machine: undefined } : undefined
}

function pe(header: Buffer): Platform | undefined {
  if (header.toString('latin1', 0, 2) !== 'MZ' || header.length < PE_OFFSET + 4) return undefined
  const start = header.readUInt32LE(PE_OFFSET)
  if (start + 6 > header.length || header.toString('latin1', start, start + 4) !== 'PE\0\0') return undefined
  return { system: 'Windows', machine: PE_MACHINES[header.readUInt16LE(start + 4)] }
}
