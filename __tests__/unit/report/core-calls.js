// Makes the calls that come as JSON on its standard input, with @actions/core itself.
import { readFileSync } from 'node:fs'
import { error, info, setOutput, setSecret, summary, warning } from '@actions/core'

/** @type {Record<string, Function>} */
const calls = {
  error,
  info,
  setOutput,
  setSecret,
  warning,
  summary: (/** @type {string} */ text) => summary.addRaw(text).write(),
}

for (const [name, ...parameters] of JSON.parse(readFileSync(0, 'utf8'))) await calls[name]?.(...parameters)
