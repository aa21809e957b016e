import { NEW, OLD } from './packages.js'
import { BUCKET, PROFILE } from './scenario.js'
import { released, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

const files = { 'function.zip': NEW }
const SIGNED = { ...ZIP, 's3-bucket': BUCKET, 'signing-profile': PROFILE }
const ENFORCED = { codeSigning: { policy: /** @type {const} */ ('Enforce'), profiles: [PROFILE] } }
const bucket = { versioned: true }
/** @type {['signing']} */
const needs = ['signing']

/** Packages that AWS Signer signs. @type {readonly Scenario[]} */
export const signings = [
  {
    name: 'signed zip',
    inputs: SIGNED,
    files,
    start: { fn: ENFORCED, bucket, signs: 'signs' },
    needs,
    ends: { code: 'any' },
  },
  {
    name: 'signed zip + alias',
    inputs: { ...SIGNED, alias: 'live' },
    files,
    start: { ...released(ENFORCED), bucket, signs: 'signs' },
    needs,
    ends: { code: 'any', versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'signed zip that runs already',
    inputs: SIGNED,
    files,
    start: { fn: ENFORCED, bucket, signs: 'signs', signed: NEW },
    needs,
    ends: { status: 'unchanged', code: 'any' },
  },
  {
    name: 'dry run of a signed zip that runs already',
    inputs: { ...SIGNED, 'dry-run': 'true' },
    files,
    start: { fn: ENFORCED, bucket, signs: 'signs', signed: NEW },
    needs,
    ends: { status: 'planned', code: 'any' },
  },
  {
    name: 'dry run of a signed zip',
    inputs: { ...SIGNED, 'dry-run': 'true' },
    files,
    start: { fn: ENFORCED, bucket, signs: 'signs' },
    needs,
    ends: { status: 'planned' },
  },
  {
    name: 'package that cannot be signed',
    inputs: SIGNED,
    files,
    start: { fn: ENFORCED, bucket, signs: 'fails' },
    needs,
    ends: {
      status: 'failed',
      says: /^AWS Signer did not sign s3:.*Failed\)\.\nThe object to be signed is not a valid zip\./,
    },
  },
  {
    name: 'signing in a bucket without versions',
    inputs: SIGNED,
    files,
    start: { fn: ENFORCED, bucket: { versioned: false }, signs: 'signs' },
    needs,
    ends: { status: 'failed', says: /cannot be signed, since its object in the bucket .* has no version/ },
  },
  {
    name: 'unsigned zip for a function that takes signed code only',
    inputs: ZIP,
    files,
    start: { fn: ENFORCED },
    needs,
    ends: {
      status: 'failed',
      code: OLD,
      says: /might be signed using a signature .*\n.*`signing-profile: shop`/,
    },
  },
]
