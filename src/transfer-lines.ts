import type { Host } from './host.ts'
import { readableSize } from './size.ts'

/** A line of progress at most this often. */
const LINE_EVERY_MS = 2_000

/** Says in the log how far a transfer is, now and then; told the bytes so far. */
export function transferLines(
  total: number,
  { clock, log }: Pick<Host, 'clock' | 'log'>,
): (bytes: number) => void {
  const start = clock.now()
  let spoken = start
  return (bytes) => {
    const now = clock.now()
    if (now - spoken < LINE_EVERY_MS) return
    spoken = now
    const rate = readableSize(bytes / ((now - start) / 1000))
    log.info(
      `  ${readableSize(bytes)} of ${readableSize(total)} (${Math.floor((100 * bytes) / total)} %), ${rate}/s`,
    )
  }
}
