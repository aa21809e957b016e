/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */
/** @import { Need, Scenario } from '../../scenarios/scenario.js' */
/** @import { State } from './local-world.js' */

/**
 * An implementation of AWS, or AWS itself, in which the scenarios of the catalogue run.
 *
 * @typedef {object} StandIn
 * @property {string} name
 * @property {Partial<Record<Need, string>>} lacks where it does otherwise than AWS: what AWS does, where that is
 *   written, and what happens here instead
 * @property {(scenario: Scenario) => Promise<Begun>} begin makes the start of a scenario, beside those of others
 * @property {() => Promise<void>} close
 */

/**
 * A scenario whose start is made.
 *
 * @typedef {object} Begun
 * @property {(text: string) => string} fill the catalogue's words as they are called here
 * @property {Record<string, string>} env of the step
 * @property {number} patience seconds in which every change settles
 * @property {() => Promise<State>} state of what the scenario touches
 * @property {() => readonly RequestRecord[]} [sent] what steps sent since this was asked last, where it is seen;
 *   throws where they asked for something that is not imitated
 * @property {() => Promise<void>} end removes what was made
 */

export {}
