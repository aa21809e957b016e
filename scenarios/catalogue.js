import { shifts } from './code-deploy.js'
import { configurations } from './configuration.js'
import { credentials } from './credentials.js'
import { directories } from './directory.js'
import { containers } from './image.js'
import { refused } from './refused.js'
import { releases } from './release.js'
import { objects } from './s3.js'
import { several } from './several.js'
import { signings } from './signing.js'
import { zips } from './zip.js'

/** @import { Scenario } from './scenario.js' */

/**
 * Everything that a workflow does with the action, each once. Every check walks it: a scenario that is added to one of
 * these tables is run by all of them.
 *
 * @type {readonly Scenario[]}
 */
export const SCENARIOS = [
  ...zips,
  ...releases,
  ...shifts,
  ...several,
  ...objects,
  ...signings,
  ...directories,
  ...containers,
  ...configurations,
  ...credentials,
  ...refused,
]
