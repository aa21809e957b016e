/** The CRC-32 polynomial of zip (IEEE 802.3), bit-reflected. */
const POLYNOMIAL = 0xedb88320
/** The polynomial 1 in the same bit order: the highest bit is the power 0. */
const ONE = 0x80000000

/**
 * CRC-32 of two runs of bytes one after the other, from the CRC-32 of each.
 *
 * Appending `lengthB` bytes multiplies the first CRC by x^(8 * lengthB) modulo the polynomial; the
 * powers come by repeated squaring, so that the cost is logarithmic.
 */
export function combineCrc32(crcA: number, crcB: number, lengthB: number): number {
  let shifted = crcA
  // x^8: one byte.
  let power = ONE >>> 8
  for (let length = lengthB; length > 0; length = Math.floor(length / 2)) {
    if (length % 2 === 1) shifted = multiply(shifted, power)
    power = multiply(power, power)
  }
  return (shifted ^ crcB) >>> 0
}

/** Product of two polynomials over GF(2), modulo {@link POLYNOMIAL}. */
function multiply(a: number, b: number): number {
  let product = 0
  let term = b
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= term
    term = (term & 1) === 0 ? term >>> 1 : (term >>> 1) ^ POLYNOMIAL
  }
  return product >>> 0
}
