import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunOptions, runAction } from '../../../emulator/github/run-action.js'

export const ACTION = `name: Throw-away
description: Does what a test needs.
inputs:
  function-name:
    description: A name. # of a function
    required: true
  publish:
    description: 'Whether it''s published'
    default: 'false'
  two words:
    description: "With a \\"space\\""
    default: spaced
  github-token:
    description: A token. The job's is the default.
    default: \${{ github.token }}
outputs:
  version:
    description: A version
runs:
  using: node24
  main: index.mjs
`

/** Runs a script as the action's entry; `append(variable, text)` writes to a command file. */
export async function runScript(script: string, options: Partial<RunOptions> = {}, actionYml = ACTION) {
  const actionDir = await mkdtemp(join(tmpdir(), 'action-'))
  try {
    await writeFile(join(actionDir, 'action.yml'), actionYml)
    await writeFile(join(actionDir, 'index.mjs'), PREAMBLE + script)
    return await runAction({ actionDir, expressions: { 'github.token': 'ghs_job' }, ...options })
  } finally {
    await rm(actionDir, { recursive: true })
  }
}

const PREAMBLE = `import { appendFileSync } from 'node:fs'
const append = (name, text) => appendFileSync(process.env[name], text)
`
