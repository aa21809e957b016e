import type { Archive } from './archive.ts'
import type { Finding } from './finding.ts'

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, deployment package, unzipped. */
const TOO_LARGE = 262_144_000

/** A package that is larger than Lambda unpacks. */
export function sizeFindings({ entries }: Archive): Finding[] {
  const unzipped = entries.reduce((sum, { size }) => sum + size, 0)
  const [largest] = entries.toSorted((a, b) => b.size - a.size)
  if (unzipped < TOO_LARGE || largest === undefined) return []
  return [
    {
      rule: 'too-large',
      file: largest.name,
      what: `The package is ${mebibytes(unzipped)} unzipped; its largest file is ${largest.name} (${mebibytes(largest.size)}).`,
      consequence: `Lambda refuses it: Unzipped size must be smaller than ${TOO_LARGE} bytes.`,
      remedy: 'Leave files out, move data to S3 or EFS, or deploy a container image.',
      certain: true,
    },
  ]
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`
}
