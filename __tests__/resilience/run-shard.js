import { writeSync } from 'node:fs'
import { hurryLongTimers } from './harness/fast-timers.js'

/** One shard of one kind of check, in a process of its own: `node run-shard.js KIND INDEX OF ACTION [SCENARIO]`. */
const [kind = '', index = '0', of = '1', action = '', only] = process.argv.slice(2)
hurryLongTimers()
const { check } = await import(`./${kind}/check.js`)
const report = await check({ action, index: Number(index), of: Number(of), ...(only && { only }) })
if (process.send) process.send(report, () => process.exit())
else {
  // A run that never ended may still hold the stream.
  writeSync(1, `${JSON.stringify(report, undefined, 1)}\n`)
  process.exit()
}
