import type { Archive } from './archive.ts'
import type { Finding } from './finding.ts'

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, deployment package, unzipped. */
const LARGEST_UNZIPPED = 262_144_000

/** A package that is larger than Lambda unpacks. */
export function checkSize({ entries }: Archive): Finding[] {
  const unzipped = entries.reduce((sum, { size }) => sum + size, 0)
  if (unzipped <= LARGEST_UNZIPPED) return []
  const [largest] = entries.toSorted((a, b) => b.size - a.size)
  return [
    {
      rule: 'too-large',
      ...(largest !== undefined && { file: largest.name }),
      what: `The package has ${unzipped} bytes unzipped, of which the largest file, ${largest?.name}, has ${largest?.size}.`,
      consequence: `Lambda refuses it: Unzipped size must be smaller than ${LARGEST_UNZIPPED} bytes.`,
      remedy: 'Leave files out, move data to S3 or EFS, or deploy a container image.',
      certain: true,
    },
  ]
}
