import { writeFileSync } from 'node:fs'

/* Preloaded into what is measured: its peak memory, in KiB, as the system counts it. */
process.on('exit', () => {
  const file = process.env['PEAK_MEMORY_FILE']
  if (file) writeFileSync(file, String(process.resourceUsage().maxRSS))
})
