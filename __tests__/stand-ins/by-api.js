import { OLD } from '../../scenarios/packages.js'
import { ACCOUNT, BUCKET, FUNCTION, IMAGE, REGION, REPOSITORY, ROLE, TWIN } from '../../scenarios/scenario.js'
import { asBytes } from '../conformance/programs/boto3.js'
import { createFunction, functionsNamed } from './api-function.js'
import { pushImage } from './api-image.js'
import { createRole } from './api-role.js'

/** @import { Scenario, Start } from '../../scenarios/scenario.js' */
/** @import { Call } from '../conformance/programs/boto3.js' */
/** @import { Begun } from './stand-in.js' */

/**
 * Where scenarios are made through the API of AWS.
 *
 * @typedef {object} Place
 * @property {Call} call
 * @property {string} account
 * @property {string} region
 * @property {string} functionRole ARN of the role of every function
 * @property {Record<string, string>} tags of everything that can have some
 * @property {string} subject whom roles trust that trust anyone
 * @property {number} rolePatience milliseconds until a new role is known everywhere
 */

const NAMES = [REPOSITORY, FUNCTION, 'packages', 'deploy']
const WORDS = new RegExp(`\\b(${[ACCOUNT, REGION, ...NAMES].join('|')})\\b`, 'g')

/**
 * Makes the start of a scenario, in names of its own.
 *
 * @param {Place} place
 * @param {Scenario} scenario
 * @param {string} prefix of its names
 * @returns {Promise<Pick<Begun, 'fill' | 'state'>>}
 */
export async function beginByApi(place, { start, inputs, oidc = false }, prefix) {
  const { call, account, region } = place
  const known = new Map([
    [ACCOUNT, account],
    [REGION, region],
  ])
  const rename = (/** @type {string} */ text) =>
    // moto finds no image in a repository whose name has a slash.
    text.replace(WORDS, (word) => known.get(word) ?? `${prefix}-${word.replace('/', '-')}`)
  const found = await makeStart(place, start, rename)
  const fill = (/** @type {string} */ text) =>
    rename(text).replace(/<(.+?)>/g, (whole, word) => found.get(word) ?? whole)
  if (start.role) {
    const step = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, fill(value)]))
    await createRole(place, { name: rename('deploy'), arn: rename(ROLE), trust: start.role, oidc, step })
  }
  return {
    fill,
    state: async () => ({
      functions: await functionsNamed(call, [FUNCTION, ...(start.twin ? [TWIN] : [])].map(rename)),
      objects: start.bucket ? await objectsIn(call, rename(BUCKET)) : [],
    }),
  }
}

/**
 * @param {Place} place
 * @param {Start} start
 * @param {(text: string) => string} rename
 * @returns {Promise<Map<string, string>>} what only this place knows, by the catalogue's words for it
 */
async function makeStart({ call, functionRole, tags, region }, { images = [], bucket, fn, twin }, rename) {
  /** @type {Map<string, string>} */
  const found = new Map([['role', functionRole]])
  for (const tag of images) {
    const digest = await pushImage(call, rename(REPOSITORY), tag, tags)
    found.set(`digest:${tag}`, digest.replace('sha256:', ''))
  }
  if (bucket) {
    await createBucket(call, { name: rename(BUCKET), region, tags, versioned: bucket.versioned ?? false })
    for (const [key, bodies] of Object.entries(bucket.objects ?? {})) {
      for (const body of [bodies].flat()) {
        const sum = bucket.checksums === false ? {} : { ChecksumAlgorithm: 'SHA256' }
        const order = { Bucket: rename(BUCKET), Key: rename(key), Body: asBytes(body), ...sum }
        const word = `version:${rename(key)}`
        found.set(word, found.get(word) ?? (await call('s3', 'put_object', order))['VersionId'])
      }
    }
  }
  if (fn) {
    const { image, zip = image ? undefined : OLD, role: _, ...more } = fn
    const imageUri = image && `${rename(IMAGE)}@sha256:${found.get(`digest:${image}`)}`
    const names = [FUNCTION, ...(twin ? [TWIN] : [])].map(rename)
    for (const name of names)
      await createFunction(call, { name, role: functionRole, tags, zip, imageUri, ...more })
    const { Configuration } = await call('lambda', 'get_function', { FunctionName: rename(FUNCTION) })
    found.set('revision', Configuration.RevisionId)
  }
  return found
}

/**
 * @param {Call} call
 * @param {{ name: string, region: string, versioned: boolean, tags?: Record<string, string> }} bucket
 */
export async function createBucket(call, { name, region, versioned, tags = {} }) {
  // The Region of S3's beginnings is the only one that must not be named.
  const place = { CreateBucketConfiguration: { LocationConstraint: region } }
  await call('s3', 'create_bucket', { Bucket: name, ...(region !== 'us-east-1' && place) })
  const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  if (TagSet.length > 0) await call('s3', 'put_bucket_tagging', { Bucket: name, Tagging: { TagSet } })
  const VersioningConfiguration = { Status: 'Enabled' }
  if (versioned) await call('s3', 'put_bucket_versioning', { Bucket: name, VersioningConfiguration })
}

/**
 * @param {Call} call
 * @param {string} Bucket
 * @returns {Promise<string[][]>} their place and their SHA-256
 */
async function objectsIn(call, Bucket) {
  const { Contents = [] } = await call('s3', 'list_objects_v2', { Bucket })
  const objects = []
  for (const { Key } of Contents) {
    const { Body } = await call('s3', 'get_object', { Bucket, Key })
    objects.push([`${Bucket}/${Key}`, Body])
  }
  return objects
}
