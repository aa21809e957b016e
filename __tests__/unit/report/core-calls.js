// Makes the calls that come as JSON on its standard input, with @actions/core itself.
import { readFileSync } from 'node:fs'
import {
  debug,
  endGroup,
  error,
  info,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning,
} from '@actions/core'

/** @type {Record<string, Function>} */
const calls = {
  debug,
  endGroup,
  error,
  info,
  setOutput,
  setSecret,
  startGroup,
  warning,
  summary: (/** @type {string} */ text) => summary.addRaw(text).write(),
}

for (const [name, ...parameters] of JSON.parse(readFileSync(0, 'utf8'))) await calls[name]?.(...parameters)
