import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { ACCOUNT, REGION } from '../../stand-ins/part.js'
import { answerOf } from '../checks/difference.js'
import { codeSha256, zipOf } from './package.js'
import { latest } from './read-back.js'
import { deployed } from './step.js'

/** @import { Scenario } from './scenario.js' */

const OLD = zipOf('old')
const NEW = zipOf('new')
const REPOSITORY = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/app`

/** @type {Scenario[]} */
export const sources = [
  {
    name: 'source-dir: a directory is packaged, and the same files are the same package',
    needs: 'source-dir',
    run: async (part) => {
      await part.addFunction({ name: 'directory', zip: OLD })
      const step = {
        inputs: { 'function-name': 'directory', 'source-dir': '.' },
        files: { 'index.mjs': 'export const handler = async () => "new"\n', 'data.json': '{}\n' },
      }
      const first = await deployed(part, step)
      const second = await deployed(part, step)
      assert.equal(first['changed'], 'true')
      assert.equal(second['changed'], 'false')
      assert.equal(first['code-sha256'], second['code-sha256'])
      assert.equal((await latest(part, 'directory'))['CodeSha256'], first['code-sha256'])
    },
  },
  {
    name: 'staged: a zip is uploaded under its hash and deployed from there',
    needs: 'source-dir',
    run: async (part) => {
      await part.addFunction({ name: 'staged', zip: OLD })
      await part.addBucket('staging-bucket', false)
      await deployed(part, {
        inputs: {
          'function-name': 'staged',
          'zip-file': 'function.zip',
          's3-bucket': 'staging-bucket',
        },
        files: { 'function.zip': NEW },
      })
      assert.equal((await latest(part, 'staged'))['CodeSha256'], codeSha256(NEW))
      const hex = createHash('sha256').update(NEW).digest('hex')
      const object = { Bucket: 'staging-bucket', Key: `lambda/${hex}.zip` }
      assert.equal((await part.call('s3', 'head_object', object))['ContentLength'], NEW.length)
    },
    refusals: ['HeadObject 404'],
  },
  {
    name: 'S3 object: an object that is there already is deployed',
    run: async (part) => {
      await part.addFunction({ name: 'object', zip: OLD })
      await part.addBucket('artifacts', false)
      await part.putObject('artifacts', 'builds/checkout 1+2.zip', NEW)
      const outputs = await deployed(part, {
        inputs: { 'function-name': 'object', 's3-bucket': 'artifacts', 's3-key': 'builds/checkout 1+2.zip' },
      })
      assert.equal(outputs['code-sha256'], codeSha256(NEW))
      assert.equal((await latest(part, 'object'))['CodeSha256'], codeSha256(NEW))
    },
  },
  {
    name: 'S3 object version: the named version of an object is deployed',
    run: async (part) => {
      await part.addFunction({ name: 'versioned', zip: OLD })
      await part.addBucket('versioned-artifacts', true)
      const version = await part.putObject('versioned-artifacts', 'app.zip', NEW)
      await part.putObject('versioned-artifacts', 'app.zip', zipOf('newest'))
      await deployed(part, {
        inputs: {
          'function-name': 'versioned',
          's3-bucket': 'versioned-artifacts',
          's3-key': 'app.zip',
          's3-object-version': version ?? '',
        },
      })
      const code = answerOf(part, {
        aws: NEW,
        moto: zipOf('newest'),
        fact: 'S3ObjectVersion chooses the version of the object; moto always takes the newest (API_UpdateFunctionCode)',
      })
      assert.equal((await latest(part, 'versioned'))['CodeSha256'], codeSha256(code))
    },
  },
  {
    name: 'image: by digest, then unchanged, then by tag',
    run: async (part) => {
      const first = await part.pushImage('app', 'v1')
      const second = await part.pushImage('app', 'v2')
      const third = await part.pushImage('app', 'v3')
      await part.addFunction({ name: 'image', imageUri: `${REPOSITORY}@${first}` })
      const deploy = (/** @type {string} */ uri) =>
        deployed(part, { inputs: { 'function-name': 'image', 'image-uri': uri } })
      const byDigest = await deploy(`${REPOSITORY}@${second}`)
      assert.equal(byDigest['changed'], 'true')
      assert.equal((await latest(part, 'image'))['CodeSha256'], second.replace('sha256:', ''))
      const resolved = answerOf(part, {
        aws: [`${REPOSITORY}@${second}`],
        moto: [`${REPOSITORY}@sha256@${second}`, undefined],
        fact: 'an update is InProgress at first, and ResolvedImageUri is the repository and the digest; moto settles at once and doubles the algorithm of a digest (API_FunctionCodeLocation)',
      })
      assert.ok(resolved.includes(byDigest['resolved-image-uri']), byDigest['resolved-image-uri'])
      assert.equal((await deploy(`${REPOSITORY}@${second}`))['changed'], 'false')
      const byTag = await deploy(`${REPOSITORY}:v3`)
      assert.equal(byTag['code-sha256'], third.replace('sha256:', ''))
    },
  },
]
