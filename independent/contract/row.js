/** @import { Api } from './api.js' */

/**
 * A short exchange that means the same everywhere.
 *
 * @typedef {object} Row
 * @property {string} name of the function it works with, and of nothing else
 * @property {string} says
 * @property {(api: Api, name: string) => Promise<unknown>} story what came of it, as far as it counts
 * @property {unknown} aws what AWS answers
 * @property {Otherwise} [moto] where moto differs
 * @property {Otherwise} [local] where the local endpoint differs, which is a fault of it
 */

/** @typedef {{ answer: unknown, fact: string }} Otherwise fact is why AWS is on the other side */

export {}
