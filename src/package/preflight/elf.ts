/** Machines as the ELF header numbers them (System V ABI, `e_machine`), under Lambda's names where it has one. */
const MACHINES: Readonly<Record<number, string>> = {
  3: '32-bit x86',
  40: '32-bit ARM',
  62: 'x86_64',
  183: 'arm64',
}

/** The machine a program or library is for, from its first 20 bytes; `undefined` if it is not ELF. */
export function elfMachine(head: Buffer): string | undefined {
  if (head.length < 20 || head.toString('latin1', 0, 4) !== '\x7fELF') return undefined
  const isBigEndian = head[5] === 2
  const machine = isBigEndian ? head.readUInt16BE(18) : head.readUInt16LE(18)
  return MACHINES[machine] ?? `machine ${machine}`
}
