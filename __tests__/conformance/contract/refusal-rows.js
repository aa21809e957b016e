import { zipSync } from 'fflate'
import { outcomeOf, outcomesOf, typeOf } from './api.js'
import { NEW } from './row.js'

/** @import { Row } from './row.js' */

const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const BROKEN =
  '400 InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.'
const UNPACKED =
  'a package is unpacked before the answer (InvalidParameterValueException); moto keeps any bytes'
const ARCHITECTURES =
  "400 ValidationException: 1 validation error detected: Value '[X86_64]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]"
const TWO_ARCHITECTURES =
  "400 ValidationException: 1 validation error detected: Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint: Member must have length less than or equal to 1"

/** @type {Row[]} */
export const refusalRows = [
  {
    name: 'broken',
    says: 'what is not a zip is refused',
    run: (api, name) => outcomeOf(api.update(name, Buffer.from('not a zip'))),
    recorded: '2025-11-25',
    aws: BROKEN,
    moto: { answer: '200', fact: UNPACKED },
  },
  {
    name: 'truncated',
    says: 'a zip that was cut off is refused, and one without entries',
    run: (api, name) =>
      outcomesOf([NEW.subarray(0, -30), Buffer.from(zipSync({}))], (zip) => api.update(name, zip)),
    aws: [BROKEN, '400 InvalidParameterValueException: Uploaded file must be a non-empty zip'],
    moto: { answer: ['200', '200'], fact: UNPACKED },
  },
  {
    name: 'sourceless',
    says: 'an update without code is refused',
    run: (api, name) => typeOf(api.send('PUT', `${name}/code`, {})),
    aws: '400 InvalidParameterValueException',
    moto: { answer: '200', fact: 'one source is needed (API_UpdateFunctionCode)' },
  },
  {
    name: 'architecture-unknown',
    says: 'an architecture that there is not is refused, and two of them',
    run: (api, name) =>
      outcomesOf([['X86_64'], ['x86_64', 'arm64']], (Architectures) =>
        api.update(name, NEW, { Architectures }),
      ),
    recorded: '2026-01-12',
    aws: [ARCHITECTURES, TWO_ARCHITECTURES],
    moto: {
      answer: ['200', '200'],
      fact: 'x86_64 and arm64 are all there is (API_UpdateFunctionCode)',
    },
  },
  {
    name: 'image-for-zip',
    says: 'a zip function takes no image',
    run: async (api, name) => {
      await api.part.pushImage('contract', 'v1')
      return outcomeOf(api.send('PUT', `${name}/code`, { ImageUri: `${REGISTRY}/contract:v1` }))
    },
    recorded: '2025-11-25',
    aws: "400 InvalidParameterValueException: Please don't provide ImageUri when updating a function with packageType Zip.",
    moto: { answer: '200', fact: 'the package type of a function never changes' },
  },
  {
    name: 'zip-for-image',
    says: 'an image function takes no zip',
    seed: null,
    run: async (api, name) => {
      await api.part.pushImage('contract-3', 'v1')
      await api.part.addFunction({ name, imageUri: `${REGISTRY}/contract-3:v1` })
      return outcomeOf(api.update(name, NEW))
    },
    aws: '400 InvalidParameterValueException: Please provide ImageUri when updating a function with packageType Image.',
    moto: { answer: '200', fact: 'the package type of a function never changes' },
  },
  {
    name: 'no-image',
    says: 'an image that is not there is refused',
    seed: null,
    run: async (api, name) => {
      await api.part.pushImage('contract-2', 'v1')
      await api.part.addFunction({ name, imageUri: `${REGISTRY}/contract-2:v1` })
      return typeOf(api.send('PUT', `${name}/code`, { ImageUri: `${REGISTRY}/contract-2:v2` }))
    },
    aws: '400 InvalidParameterValueException',
    moto: {
      answer: '400 ImageNotFoundException',
      fact: 'Lambda speaks of the source image (InvalidParameterValueException), not in the words of ECR',
    },
  },
  {
    name: 'no-bucket',
    says: 'a bucket that is not there is told in the words of S3',
    run: (api, name) =>
      outcomeOf(api.send('PUT', `${name}/code`, { S3Bucket: 'contract-none', S3Key: 'a.zip' })),
    recorded: '2025-11-25',
    aws: '400 InvalidParameterValueException: Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist',
    moto: {
      answer: '500',
      fact: 'Lambda passes on the words of S3 (InvalidParameterValueException); moto breaks',
    },
  },
  {
    name: 'no-key',
    says: 'an object that is not there is told in the words of S3',
    run: async (api, name) => {
      await api.part.addBucket('contract-empty', false)
      return outcomeOf(api.send('PUT', `${name}/code`, { S3Bucket: 'contract-empty', S3Key: 'a.zip' }))
    },
    recorded: '2025-11-25',
    aws: '400 InvalidParameterValueException: Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    moto: {
      answer: '200',
      fact: 'Lambda passes on the words of S3 (InvalidParameterValueException); moto takes it for empty code',
    },
  },
  {
    name: 'qualified',
    says: 'a version cannot be updated',
    seed: { published: true },
    run: (api, name) => typeOf(api.update(`${name}:1`, NEW)),
    aws: '400 InvalidParameterValueException',
    moto: {
      answer: '200',
      fact: 'code is updated in $LATEST only (API_UpdateFunctionCode); moto updates the version itself',
    },
  },
]
