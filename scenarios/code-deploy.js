import { NEW, OLD, OTHER } from './packages.js'
import { GROUP } from './scenario.js'
import { released, TARGET, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

const files = { 'function.zip': NEW }
const BY_CODE_DEPLOY = {
  alias: 'live',
  'codedeploy-application': GROUP.application,
  'codedeploy-deployment-group': GROUP.name,
}
const SHIFTED = { ...ZIP, ...BY_CODE_DEPLOY }
/** @type {['code-deploy']} */
const needs = ['code-deploy']
const KEPT = { status: /** @type {const} */ ('incomplete'), code: NEW, versions: 2, aliases: { live: '1' } }
const { 'version-description': _, ...PROMOTED } = { ...TARGET, ...BY_CODE_DEPLOY }

/** Aliases that CodeDeploy shifts. @type {readonly Scenario[]} */
export const shifts = [
  {
    name: 'alias shifted by CodeDeploy',
    inputs: SHIFTED,
    files,
    start: { ...released(), shifts: 'succeeds' },
    needs,
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'alias shifted by CodeDeploy with a configuration',
    inputs: { ...SHIFTED, 'codedeploy-deployment-config': 'shop.QuickCanary' },
    files,
    start: { ...released(), shifts: 'succeeds' },
    needs,
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'alias that CodeDeploy has nothing to shift of',
    inputs: { ...SHIFTED, alias: 'next' },
    files,
    start: { ...released(), shifts: 'succeeds' },
    needs,
    ends: { versions: 2, aliases: { live: '1', next: '2' } },
  },
  {
    name: 'shift that fails and is taken back',
    inputs: SHIFTED,
    files,
    start: { ...released(), shifts: 'fails' },
    needs,
    ends: {
      ...KEPT,
      says: /^The CodeDeploy deployment d-\w+ ended as Failed: live serves version 1\.\nThe deployment failed because a lifecycle event hook failed/,
    },
  },
  {
    name: 'shift that an alarm stops',
    inputs: SHIFTED,
    files,
    start: { ...released(), shifts: 'alarm' },
    needs,
    ends: { ...KEPT, says: /ended as Stopped: live serves version 1\.\nOne or more alarms .*ALARM_ACTIVE/s },
  },
  {
    name: 'shift that goes on when the time is up',
    inputs: { ...SHIFTED, 'wait-timeout-seconds': '2' },
    files,
    start: { ...released(), shifts: 'goes on' },
    needs,
    ends: {
      ...KEPT,
      weights: { live: { 2: 0.1 } },
      says: /^CodeDeploy is still shifting live to version 2 after 2 s, and the time is up/,
    },
  },
  {
    name: 'shift that is under way already',
    inputs: SHIFTED,
    files,
    start: {
      ...released({
        zip: NEW,
        versions: [{ zip: OLD }, { description: 'the new one' }],
        aliases: { live: { version: '1', weights: { 2: 0.1 } } },
      }),
      shifts: 'succeeds',
      shifting: '2',
    },
    needs,
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'shift while another is under way',
    inputs: SHIFTED,
    files,
    start: {
      ...released({
        versions: [{}, { zip: OTHER }],
        aliases: { live: { version: '1', weights: { 2: 0.1 } } },
      }),
      shifts: 'goes on',
      shifting: '2',
    },
    needs,
    ends: {
      ...KEPT,
      versions: 3,
      weights: { live: { 2: 0.1 } },
      says: /CodeDeploy has another deployment of greeting under way: d-\w+ \(InProgress\)\.\nIts description: greeting:live to version 2/,
    },
  },
  {
    name: 'promotion by CodeDeploy',
    inputs: { ...PROMOTED, 'published-version': '2' },
    start: {
      fn: { versions: [{}, { zip: OTHER }, {}], aliases: { live: { version: '3' } } },
      shifts: 'succeeds',
    },
    needs,
    ends: { code: OLD, versions: 3, aliases: { live: '2' } },
  },
  {
    name: 'promotion by CodeDeploy to a new alias',
    inputs: { ...PROMOTED, alias: 'next', 'published-version': '1' },
    start: { ...released(), shifts: 'succeeds' },
    needs,
    ends: { code: OLD, aliases: { live: '1', next: '1' } },
  },
  {
    name: 'dry run of a shift by CodeDeploy',
    inputs: { ...SHIFTED, 'dry-run': 'true' },
    files,
    start: { ...released(), shifts: 'succeeds' },
    ends: { status: 'planned' },
  },
]
