import { NEW } from './packages.js'
import { ACCOUNT, ROLE } from './scenario.js'
import { released, unpublished, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

const files = { 'function.zip': NEW }
const ASSUME = { ...ZIP, 'role-to-assume': ROLE }

/** Whose permissions the step has. @type {readonly Scenario[]} */
export const credentials = [
  {
    name: 'OIDC role + alias',
    inputs: { ...ASSUME, alias: 'live', 'allowed-account-ids': ACCOUNT },
    files,
    oidc: true,
    start: { ...released(), role: {} },
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'chained role',
    inputs: { ...ASSUME, 'role-chaining': 'true', 'role-external-id': 'for-the-shop' },
    files,
    start: { ...unpublished(), role: { externalId: 'for-the-shop' } },
  },
  {
    name: 'role that trusts another workflow',
    inputs: ASSUME,
    files,
    oidc: true,
    start: { ...unpublished(), role: { subject: 'repo:octo-org/checkout:environment:production' } },
    needs: ['refused-roles'],
    ends: {
      status: 'failed',
      says: /Not authorized to perform sts:AssumeRoleWithWebIdentity.*sub = repo:.*\n {2}aud = sts\.amazonaws\.com/s,
    },
  },
  {
    name: 'role without a token',
    inputs: ASSUME,
    files,
    start: unpublished(),
    ends: { status: 'failed', says: /forks never get a token.*id-token: write/s },
  },
  {
    name: 'chained role that wants an external id',
    inputs: { ...ASSUME, 'role-chaining': 'true' },
    files,
    start: { ...unpublished(), role: { externalId: 'for-the-shop' } },
    needs: ['refused-roles'],
    ends: { status: 'failed', says: /could not be assumed/ },
  },
  {
    name: 'credentials of another account',
    inputs: { ...ZIP, 'allowed-account-ids': '210987654321' },
    files,
    start: unpublished(),
    ends: { status: 'failed', says: /are of account \d{12}, which `allowed-account-ids` does not list/ },
  },
]
