import { NEW } from './packages.js'
import { BUCKET, IMAGE } from './scenario.js'
import { released, TARGET, unpublished, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

const files = { 'function.zip': NEW }

/** What Lambda or its neighbours refuse, and steps that end half-way. @type {readonly Scenario[]} */
export const refused = [
  {
    name: 'function that is not there',
    inputs: ZIP,
    files,
    start: {},
    ends: { status: 'failed', says: /Function not found: arn:aws:lambda:[^:]*:\d{12}:function:\S*greeting/ },
  },
  {
    name: 'image for a zip function',
    inputs: { ...TARGET, 'image-uri': `${IMAGE}:v2` },
    start: { ...unpublished(), images: ['v2'] },
    ends: { status: 'failed', says: /is a Zip function: it takes a zip/ },
  },
  {
    name: 'zip for an image function',
    inputs: ZIP,
    files,
    start: { ...unpublished({ image: 'v1' }), images: ['v1'] },
    ends: { status: 'failed', says: /is an Image function: it takes a container image/ },
  },
  {
    name: 'revision that the function no longer has',
    inputs: { ...ZIP, 'revision-id': '0b1f2c3d-0000-4000-8000-000000000000' },
    files,
    start: unpublished(),
    needs: ['revisions'],
    ends: { status: 'failed', says: /not at the revision that `revision-id` names/ },
  },
  {
    name: 'bucket of another account',
    inputs: { ...ZIP, 's3-bucket': BUCKET },
    files,
    start: { ...unpublished(), bucket: { account: '210987654321' } },
    needs: ['bucket-owners'],
    ends: { status: 'failed', says: /could not be uploaded to s3:\/\/.*owned by \d{12}/s },
  },
  {
    name: 'bucket that is not there',
    inputs: { ...ZIP, 's3-bucket': BUCKET },
    files,
    start: unpublished(),
    ends: { status: 'failed', says: /could not be uploaded to s3:\/\// },
  },
  {
    name: 'update that fails while it settles',
    inputs: { ...ZIP, alias: 'live' },
    files,
    start: released({ failingUpdate: { reason: 'The KMS key is disabled.', code: 'DisabledKMSKey' } }),
    needs: ['updates-that-fail'],
    ends: { status: 'failed', says: /The KMS key is disabled\. \(DisabledKMSKey\)/ },
  },
]
