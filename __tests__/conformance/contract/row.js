/** @import { Api } from './api.js' */

/**
 * A short exchange that means the same everywhere.
 *
 * @typedef {object} Row
 * @property {string} name of the function it works with, and of nothing else
 * @property {string} says
 * @property {(api: Api, name: string) => Promise<unknown>} story what came of it, as far as it counts
 * @property {unknown} aws what AWS answers: the local endpoint is held to it
 * @property {string} [recorded] the day on which AWS gave that answer, `2025-11-25`; without one it stands in the
 *   documentation only, or is inferred
 * @property {Otherwise} [moto] where moto differs
 */

/**
 * @typedef {object} Otherwise
 * @property {unknown} [answer] any other than that of AWS when absent
 * @property {string} fact why AWS is on the other side
 */

export {}
