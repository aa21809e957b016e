import { handlerZip } from '../../../scenarios/packages.js'

/** @import { FunctionSeed } from './part.js' */
/** @import { Api } from './api.js' */

/**
 * A short exchange that means the same everywhere.
 *
 * @typedef {object} Row
 * @property {string} name of the function, or the bucket, it works with, and of nothing else
 * @property {string} says
 * @property {Partial<FunctionSeed> | null} [seed] what the function is before, beside a zip with the code {@link OLD};
 *   null for none
 * @property {'plain' | 'versioned'} [bucket] that is there before, in place of a function
 * @property {(api: Api, name: string) => Promise<unknown>} run what came of it, as far as it counts
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

export const OLD = handlerZip('old')
export const NEW = handlerZip('new')
export const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function'
