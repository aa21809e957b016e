import { SCENARIOS } from '../../../scenarios/catalogue.js'
import { startLocal } from '../../stand-ins/local.js'
import { startMoto } from '../../stand-ins/moto.js'
import { Checks } from '../checks/checks.js'
import { walk } from './walk.js'

/** The catalogue against moto, an implementation nobody here wrote, and against the local endpoint: `main.js [moto | local] [words of a name]`. */
const STAND_INS = { moto: startMoto, local: startLocal }

const checks = new Checks()
const [, , only, words = ''] = process.argv
const scenarios = SCENARIOS.filter(({ name }) => name.includes(words))
for (const [name, start] of Object.entries(STAND_INS)) {
  if (only !== undefined && only !== name) continue
  const standIn = await start()
  await walk(checks, standIn, scenarios)
  await standIn.close()
}
checks.finish()
