import { zipOf } from '../scenarios/package.js'
import { failure } from './api.js'

/** @import { Row } from './row.js' */

const OLD = zipOf('old')
const NEW = zipOf('new')

/** @type {Row[]} */
export const refusalRows = [
  {
    name: 'broken',
    says: 'what is not a zip is refused',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return failure(await api.update(name, Buffer.from('not a zip')))
    },
    recorded: '2025-11-25',
    aws: [
      400,
      'InvalidParameterValueException',
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    ],
    moto: {
      answer: [200, '', ''],
      fact: 'a package is unpacked before the answer (InvalidParameterValueException); moto keeps any bytes',
    },
  },
  {
    name: 'sourceless',
    says: 'an update without code is refused',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return failure(await api.send('PUT', `${name}/code`, {})).slice(0, 2)
    },
    aws: [400, 'InvalidParameterValueException'],
    moto: { answer: [200, ''], fact: 'one source is needed (API_UpdateFunctionCode)' },
  },
  {
    name: 'architecture-unknown',
    says: 'an architecture that there is not is refused, and two of them',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const unknown = await api.update(name, NEW, { Architectures: ['X86_64'] })
      return [failure(unknown), failure(await api.update(name, NEW, { Architectures: ['x86_64', 'arm64'] }))]
    },
    recorded: '2026-01-12',
    aws: [
      [
        400,
        'ValidationException',
        "1 validation error detected: Value '[X86_64]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]",
      ],
      [
        400,
        'ValidationException',
        "1 validation error detected: Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint: Member must have length less than or equal to 1",
      ],
    ],
    moto: {
      answer: [
        [200, '', ''],
        [200, '', ''],
      ],
      fact: 'x86_64 and arm64 are all there is (API_UpdateFunctionCode)',
    },
  },
  {
    name: 'image-for-zip',
    says: 'a zip function takes no image',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      await api.part.pushImage('contract', 'v1')
      const ImageUri = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/contract:v1'
      return failure(await api.send('PUT', `${name}/code`, { ImageUri }))
    },
    recorded: '2025-11-25',
    aws: [
      400,
      'InvalidParameterValueException',
      "Please don't provide ImageUri when updating a function with packageType Zip.",
    ],
    moto: { answer: [200, '', ''], fact: 'the package type of a function never changes' },
  },
  {
    name: 'no-image',
    says: 'an image that is not there is refused',
    story: async (api, name) => {
      const base = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/contract-2'
      await api.part.pushImage('contract-2', 'v1')
      await api.part.addFunction({ name, imageUri: `${base}:v1` })
      const { status, type } = await api.send('PUT', `${name}/code`, { ImageUri: `${base}:v2` })
      return [status, type]
    },
    aws: [400, 'InvalidParameterValueException'],
    moto: {
      answer: [400, 'ImageNotFoundException'],
      fact: 'Lambda speaks of the source image (InvalidParameterValueException), not in the words of ECR',
    },
  },
  {
    name: 'no-bucket',
    says: 'a bucket that is not there is told in the words of S3',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return failure(await api.send('PUT', `${name}/code`, { S3Bucket: 'contract-none', S3Key: 'a.zip' }))
    },
    recorded: '2025-11-25',
    aws: [
      400,
      'InvalidParameterValueException',
      'Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist',
    ],
    moto: {
      answer: [500, '', ''],
      fact: 'Lambda passes on the words of S3 (InvalidParameterValueException); moto breaks',
    },
  },
  {
    name: 'no-key',
    says: 'an object that is not there is told in the words of S3',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      await api.part.addBucket('contract-empty', false)
      return failure(await api.send('PUT', `${name}/code`, { S3Bucket: 'contract-empty', S3Key: 'a.zip' }))
    },
    recorded: '2025-11-25',
    aws: [
      400,
      'InvalidParameterValueException',
      'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    ],
    moto: {
      answer: [200, '', ''],
      fact: 'Lambda passes on the words of S3 (InvalidParameterValueException); moto takes it for empty code',
    },
  },
  {
    name: 'qualified',
    says: 'a version cannot be updated',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true })
      return failure(await api.update(`${name}:1`, NEW)).slice(0, 2)
    },
    aws: [400, 'InvalidParameterValueException'],
    moto: {
      answer: [200, ''],
      fact: 'code is updated in $LATEST only (API_UpdateFunctionCode); moto updates the version itself',
    },
  },
]
