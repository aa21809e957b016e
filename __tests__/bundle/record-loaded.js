/*
 * Preloaded into the action: writes what has been loaded by the time of each request, one line of JSON a request, to
 * the file that LOADED_FILE names.
 */
import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const file = process.env['LOADED_FILE'] ?? ''
const counted = { files: 0, bytes: 0, builtins: 0 }

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (url.startsWith('node:')) counted.builtins += 1
    else {
      counted.files += 1
      counted.bytes += Buffer.byteLength(loaded.source ?? '')
    }
    return loaded
  },
})

subscribe('http.client.request.start', () => appendFileSync(file, `${JSON.stringify(counted)}\n`))
