import { startLocal } from '../../stand-ins/local.js'
import { startMoto } from '../../stand-ins/moto.js'
import { Checks } from '../checks/checks.js'
import { printDifferences } from '../checks/difference.js'
import { credentials } from './credentials.js'
import { orders } from './order.js'
import { releases } from './release.js'
import { runScenarios } from './scenario.js'
import { sources } from './sources.js'
import { updates } from './update.js'

/** The same scenarios against moto, an implementation nobody here wrote, and against the local endpoint. */
const SCENARIOS = [...updates, ...sources, ...releases, ...credentials]

const checks = new Checks()
const only = process.argv[2]
if (only !== 'local') {
  const moto = await startMoto()
  await runScenarios(checks, moto, SCENARIOS)
  await moto.close()
}
if (only !== 'moto') {
  const local = await startLocal()
  await runScenarios(checks, local, [...SCENARIOS, ...orders])
  await checks.check(local.name, 'nothing was asked for that the endpoint does not imitate', () => {
    if (local.endpoint.refused.length > 0) throw new Error(local.endpoint.refused.join('\n'))
  })
  await local.close()
}
printDifferences()
checks.finish()
