import { outcomeOf } from './api.js'
import { NEW, OLD } from './row.js'
import { zipOfZeros } from './zip-of-zeros.js'

/** @import { Row } from './row.js' */

const UNZIPPED_LIMIT = 262_144_000
const LARGEST_ZIP = 52_428_800
const LARGEST_REQUEST = 70_167_211
const RETIRED = ['nodejs14.x', 'java8', 'provided']

/** Sizes and runtimes. @type {Row[]} */
export const limitRows = [
  {
    name: 'unzipped',
    says: 'a package of exactly 262,144,000 bytes is too large, one byte less is not',
    run: async (api, name) => [
      await outcomeOf(api.update(name, await zipOfZeros(UNZIPPED_LIMIT))),
      await outcomeOf(api.update(name, await zipOfZeros(UNZIPPED_LIMIT - 1))),
    ],
    moto: { fact: 'moto has no limits' },
    recorded: '2025-11-25',
    aws: [
      `400 InvalidParameterValueException: Unzipped size must be smaller than ${UNZIPPED_LIMIT} bytes`,
      '200',
    ],
  },
  {
    name: 'zipped',
    says: 'the size of the package is looked at before the size of the request',
    run: (api, name) => outcomeOf(api.update(name, Buffer.alloc(LARGEST_ZIP + 200_000))),
    moto: { fact: 'moto has no limits' },
    recorded: '2025-11-25',
    aws: `413 RequestEntityTooLargeException: Zipped size must be smaller than ${LARGEST_ZIP} bytes`,
  },
  {
    name: 'request',
    says: 'a request that something else than the package makes too large',
    run: (api, name) => outcomeOf(api.update(name, NEW, { RevisionId: 'x'.repeat(LARGEST_REQUEST) })),
    moto: { fact: 'moto has no limits' },
    recorded: '2025-11-25',
    aws: `413 RequestEntityTooLargeException: Request must be smaller than ${LARGEST_REQUEST} bytes for the UpdateFunctionCode operation`,
  },
  {
    name: 'runtimes',
    says: 'runtimes that are no longer taken; python3.8 still is',
    seed: null,
    run: async (api, name) => {
      const outcomes = []
      for (const runtime of [...RETIRED, 'python3.8']) {
        const own = `${name}-${runtime.replace('.', '')}`
        await api.part.addFunction({ name: own, zip: OLD, runtime })
        outcomes.push(await outcomeOf(api.update(own, NEW)))
      }
      return outcomes
    },
    moto: { fact: 'moto takes any runtime' },
    recorded: '2026-01-12',
    aws: [
      ...RETIRED.map(
        (runtime) =>
          `400 InvalidParameterValueException: The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
      ),
      '200',
    ],
  },
]
