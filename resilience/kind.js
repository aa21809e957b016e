/** One shard of one kind of check, in a process of its own: `node kind.js KIND INDEX OF ACTION`. */
const [kind = '', index = '0', of = '1', action = ''] = process.argv.slice(2)
const { check } = await import(`./${kind}/check.js`)
const report = await check({ action, index: Number(index), of: Number(of) })
process.send?.(report, () => process.exit())
if (process.send === undefined) {
  console.log(JSON.stringify(report, undefined, 1))
  process.exit()
}
