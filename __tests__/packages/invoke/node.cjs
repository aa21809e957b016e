const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

/* Calls a handler as Lambda's Node does: node node.cjs FOLDER FILE EVENT. Prints its answer and every file it loaded. */

const [, , folder = '', file = '', event = ''] = process.argv

async function main() {
  const { handler } = await import(pathToFileURL(join(folder, file)).href)
  const answer = await handler(JSON.parse(event))
  const mapped = readFileSync('/proc/self/maps', 'utf8').matchAll(/ (\/.+)$/gm)
  const loaded = new Set([...Object.keys(require.cache), ...[...mapped].map(([, path]) => path)])
  process.stdout.write(JSON.stringify({ answer, loaded: [...loaded] }), () => process.exit(0))
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
