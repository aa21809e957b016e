import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { combineCrc32 } from '../../../src/package/crc32.ts'

test('combines the CRCs of two runs into the CRC of both', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (a, b) => {
      expect(combineCrc32(crc32(a), crc32(b), b.length)).toBe(crc32(Buffer.concat([a, b])))
    }),
  )
})

test('knows runs of zeros beyond 4 GiB by their length alone', () => {
  const zeros = Buffer.alloc(1 << 20)
  const one = crc32(zeros)
  let doubled = one
  for (let length = zeros.length; length < 2 ** 33; length *= 2)
    doubled = combineCrc32(doubled, doubled, length)
  let counted = one
  for (let count = 1; count < 2 ** 13; count++) counted = combineCrc32(counted, one, zeros.length)
  expect(doubled).toBe(counted)
})
