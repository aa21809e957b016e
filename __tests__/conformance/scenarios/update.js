import assert from 'node:assert/strict'
import { answerOf } from '../checks/difference.js'
import { codeSha256, zipOf } from './package.js'
import { latest, versions } from './read-back.js'
import { deployed, refused } from './step.js'

/** @import { Scenario } from './scenario.js' */

const OLD = zipOf('old')
const NEW = zipOf('new')
const FILES = { 'function.zip': NEW }

/** @type {Scenario[]} */
export const updates = [
  {
    name: 'zip: the code is replaced, and the outputs say what Lambda says',
    run: async (part) => {
      await part.addFunction({ name: 'zip', zip: OLD })
      const outputs = await deployed(part, {
        inputs: { 'function-name': 'zip', 'zip-file': 'function.zip' },
        files: FILES,
      })
      const now = await latest(part, 'zip')
      assert.equal(now['CodeSha256'], codeSha256(NEW))
      assert.equal(outputs['code-sha256'], codeSha256(NEW))
      assert.equal(outputs['previous-code-sha256'], codeSha256(OLD))
      assert.equal(outputs['code-size'], String(NEW.length))
      assert.equal(outputs['version'], '$LATEST')
      assert.equal(outputs['changed'], 'true')
      const revision = answerOf(part, {
        aws: now['RevisionId'],
        moto: undefined,
        fact: 'a function has a RevisionId, and gets another when an update has settled; moto has none (API_FunctionConfiguration)',
      })
      assert.equal(outputs['revision-id'], revision)
      assert.deepEqual(await versions(part, 'zip'), [])
    },
  },
  {
    name: 'unchanged: the same zip again changes nothing',
    run: async (part) => {
      await part.addFunction({ name: 'same', zip: NEW })
      const before = await latest(part, 'same')
      const outputs = await deployed(part, {
        inputs: { 'function-name': 'same', 'zip-file': 'function.zip' },
        files: FILES,
      })
      assert.equal(outputs['changed'], 'false')
      assert.equal(JSON.parse(outputs['results'] ?? '')[0].status, 'unchanged')
      assert.deepEqual(await latest(part, 'same'), before)
      assert.ok(!part.operations().includes('UpdateFunctionCode'))
    },
  },
  {
    name: 'architecture: the same code on another architecture is an update',
    run: async (part) => {
      await part.addFunction({ name: 'arm', zip: NEW })
      const step = {
        inputs: { 'function-name': 'arm', 'zip-file': 'function.zip', architecture: 'arm64' },
        files: FILES,
      }
      const architecture = answerOf(part, {
        aws: 'arm64',
        moto: 'x86_64',
        fact: 'UpdateFunctionCode changes Architectures; moto ignores the member (API_UpdateFunctionCode)',
      })
      if (architecture === 'arm64') assert.equal((await deployed(part, step))['architecture'], 'arm64')
      // What was asked for and did not happen is never called a success.
      else assert.match(await refused(part, step), /runs on x86_64, not on arm64/)
      assert.deepEqual((await latest(part, 'arm'))['Architectures'], [architecture])
    },
  },
  {
    name: 'dry run: nothing changes',
    run: async (part) => {
      await part.addFunction({ name: 'dry', zip: OLD })
      const before = await latest(part, 'dry')
      const outputs = await deployed(part, {
        inputs: { 'function-name': 'dry', 'zip-file': 'function.zip', alias: 'live', 'dry-run': 'true' },
        files: FILES,
      })
      assert.equal(JSON.parse(outputs['results'] ?? '')[0].status, 'planned')
      assert.equal(outputs['changed'], 'true')
      assert.deepEqual(await latest(part, 'dry'), before)
      assert.deepEqual(await versions(part, 'dry'), [])
    },
    refusals: ['GetAlias 404'],
  },
  {
    name: 'revision-id: a function that somebody else changed is left alone',
    run: async (part) => {
      await part.addFunction({ name: 'revised', zip: OLD })
      const step = {
        inputs: {
          'function-name': 'revised',
          'zip-file': 'function.zip',
          'revision-id': '0b1f2c3d-0000-4000-8000-000000000000',
        },
        files: FILES,
      }
      const accepted = answerOf(part, {
        aws: false,
        moto: true,
        fact: 'GetFunction tells the RevisionId, and an update with another is answered with 412; moto tells none and takes any (API_UpdateFunctionCode)',
      })
      if (accepted) await deployed(part, step)
      else assert.match(await refused(part, step), /not at the revision that `revision-id` names/)
      const hash = (await latest(part, 'revised'))['CodeSha256']
      assert.equal(hash, codeSha256(accepted ? NEW : OLD))
    },
  },
  {
    name: 'a function that is not there fails the step',
    run: async (part) => {
      const words = await refused(part, {
        inputs: { 'function-name': 'nowhere', 'zip-file': 'function.zip' },
        files: FILES,
      })
      assert.match(words, /Function not found: arn:aws:lambda:eu-west-1:123456789012:function:nowhere/)
    },
    refusals: ['GetFunction 404'],
  },
]
