import { IMAGE } from './scenario.js'
import { released, TARGET, unpublished } from './start.js'

/** @import { Scenario } from './scenario.js' */

const images = ['v1', 'v2']
const TAG = { ...TARGET, 'image-uri': `${IMAGE}:v2` }
const DIGEST = { ...TARGET, 'image-uri': `${IMAGE}@sha256:<digest:v2>` }
const CODE = '<digest:v2>'

/** A container image. @type {readonly Scenario[]} */
export const containers = [
  {
    name: 'image by tag',
    inputs: TAG,
    start: { ...unpublished({ image: 'v1' }), images },
    ends: { code: CODE },
  },
  {
    name: 'image by tag + alias',
    inputs: { ...TAG, alias: 'live' },
    start: { ...released({ image: 'v1' }), images },
    needs: ['image-digests'],
    ends: { code: CODE, versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'image by digest + alias',
    inputs: { ...DIGEST, alias: 'live' },
    start: { ...released({ image: 'v1' }), images },
    needs: ['image-digests'],
    ends: { code: CODE, versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'unchanged image by tag',
    inputs: TAG,
    start: { ...unpublished({ image: 'v2' }), images },
    ends: { status: 'unchanged', code: CODE },
  },
  {
    name: 'unchanged image by digest',
    inputs: DIGEST,
    start: { ...unpublished({ image: 'v2' }), images },
    ends: { status: 'unchanged', code: CODE },
  },
]
