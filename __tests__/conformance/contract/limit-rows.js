import { zipOf } from '../scenarios/package.js'
import { failure } from './api.js'
import { zipOfZeros } from './zeros.js'

/** @import { Row } from './row.js' */

const OLD = zipOf('old')
const NEW = zipOf('new')
const UNZIPPED_LIMIT = 262_144_000
const LARGEST_ZIP = 52_428_800
const LARGEST_REQUEST = 70_167_211

const TOO_LARGE = [
  400,
  'InvalidParameterValueException',
  `Unzipped size must be smaller than ${UNZIPPED_LIMIT} bytes`,
]

/** Sizes and runtimes. @type {Row[]} */
export const limitRows = [
  {
    name: 'unzipped',
    says: 'a package of exactly 262,144,000 bytes is too large, one byte less is not',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const exact = failure(await api.update(name, await zipOfZeros(UNZIPPED_LIMIT)))
      const below = await api.update(name, await zipOfZeros(UNZIPPED_LIMIT - 1))
      return [exact, below.status]
    },
    moto: { fact: 'moto has no limits' },
    recorded: '2025-11-25',
    aws: [TOO_LARGE, 200],
  },
  {
    name: 'zipped',
    says: 'the size of the package is looked at before the size of the request',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return failure(await api.update(name, Buffer.alloc(LARGEST_ZIP + 200_000)))
    },
    moto: { fact: 'moto has no limits' },
    recorded: '2025-11-25',
    aws: [413, 'RequestEntityTooLargeException', `Zipped size must be smaller than ${LARGEST_ZIP} bytes`],
  },
  {
    name: 'request',
    says: 'a request that something else than the package makes too large',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return failure(await api.update(name, NEW, { RevisionId: 'x'.repeat(LARGEST_REQUEST) }))
    },
    moto: { fact: 'moto has no limits' },
    recorded: '2025-11-25',
    aws: [
      413,
      'RequestEntityTooLargeException',
      `Request must be smaller than ${LARGEST_REQUEST} bytes for the UpdateFunctionCode operation`,
    ],
  },
  {
    name: 'runtimes',
    says: 'runtimes that are no longer taken; python3.8 still is',
    story: async (api, name) => {
      const answers = []
      for (const runtime of ['nodejs14.x', 'java8', 'provided', 'python3.8']) {
        const own = `${name}-${runtime.replace('.', '')}`
        await api.part.addFunction({ name: own, zip: OLD, runtime })
        answers.push(failure(await api.update(own, NEW)))
      }
      return answers
    },
    moto: { fact: 'moto takes any runtime' },
    recorded: '2026-01-12',
    aws: [
      ...['nodejs14.x', 'java8', 'provided'].map((runtime) => [
        400,
        'InvalidParameterValueException',
        `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
      ]),
      [200, '', ''],
    ],
  },
]
