import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { handlerZip } from '../../../scenarios/packages.js'
import { ROOT } from '../programs/cache.js'

/** @import { World } from '../../../emulator/aws/world.js' */
/** @import { ReleaseSeed } from '../../../emulator/github/api/shapes.js' */

/**
 * @typedef {object} Case
 * @property {string} workflow
 * @property {string} event
 * @property {object} [payload] of the event
 * @property {(world: World) => void} prepare
 * @property {readonly ReleaseSeed[]} [releases] of the repository; without them there is no API of GitHub
 * @property {boolean} [fails] the job is expected to
 * @property {RegExp} [warning] the only warning of the log; without it there is none
 * @property {string} [answer] of every zip function's handler afterwards, when a customer named Ada orders
 * @property {(ran: { world: World, output: string }) => void} check
 * @property {boolean} [repeats] a second run of the same commit uploads nothing
 */

/** Where the first workflow of the README is put. */
export const FIRST_WORKFLOW = 'readme.yml'

export const PACKAGE = handlerZip('built before')
export const OLD = handlerZip('old')
/** The application's, where the package that it needs was deployed with it. */
export const ORDERED = 'Ada has an order of 12 characters'

/**
 * The subject of the trust policy that a workflow's comment tells its readers to write, for the repository here.
 *
 * @param {string} workflow
 * @returns {string}
 */
export function commentedSubject(workflow) {
  const [subject] = /repo:OWNER\/REPO:[\w:/-]+/.exec(readFileSync(join(ROOT, workflow), 'utf8')) ?? []
  assert.ok(subject !== undefined, `${workflow} names no subject`)
  return subject.replace('OWNER/REPO', 'octo-org/checkout')
}
