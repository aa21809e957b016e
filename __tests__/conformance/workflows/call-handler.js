// node call-handler.js FOLDER MODULE.EXPORT EVENT: prints the handler's answer as JSON.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder = '', handler = '', event = ''] = process.argv.slice(2)
const [, path = '', name = ''] = /^(.*)\.([^./]+)$/.exec(handler) ?? []
// The endings that the Node.js runtimes try, in their order.
const file = ['.js', '.mjs', '.cjs'].map((ending) => join(folder, path + ending)).find(existsSync)
if (file === undefined) throw new Error(`Cannot find module '${path}'`)
const { [name]: call } = await import(pathToFileURL(file).href)
console.log(JSON.stringify(await call(JSON.parse(event))))
