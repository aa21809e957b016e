import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readActionFile } from '../../../emulator/github/runner/action-file.js'
import { actionDir } from '../programs/action-dir.js'

/** @import { Part } from '../../stand-ins/part.js' */
/** @import { Checks } from '../checks/checks.js' */

/**
 * The same story against every part.
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {(part: Part) => Promise<void>} run throws where the part ends up otherwise
 * @property {string} [needs] an input without which the action cannot do this yet
 * @property {string[]} [refusals] answers of 400 and more that belong to the story; any other is a request sent too
 *   early or in vain, even where a retry made up for it
 */

/**
 * @template {Part} P
 * @param {Checks} checks
 * @param {P} part
 * @param {readonly (Omit<Scenario, 'run'> & { run: (part: P) => Promise<void> })[]} scenarios
 */
export async function runScenarios(checks, part, scenarios) {
  const { inputs } = readActionFile(await readFile(join(actionDir(), 'action.yml'), 'utf8'))
  for (const { name, run, needs, refusals = [] } of scenarios) {
    if (needs !== undefined && !inputs.has(needs)) {
      console.log(`waits   ${part.name}: ${name} (the action has no input ${needs})`)
      continue
    }
    part.forget()
    await checks.check(part.name, name, async () => {
      await run(part)
      const unexpected = part.refusals().filter((own) => !refusals.includes(own))
      assert.deepEqual(unexpected, [], 'refused requests')
    })
  }
}
