import assert from 'node:assert/strict'
import { answerOf } from '../checks/difference.js'
import { codeSha256, zipOf } from './package.js'
import { aliasOf, latest, versions } from './read-back.js'
import { deployed } from './step.js'

/** @import { Scenario } from './scenario.js' */

const OLD = zipOf('old')
const NEW = zipOf('new')
const FILES = { 'function.zip': NEW }

/** @type {Scenario[]} */
export const releases = [
  {
    name: 'publish: a version with a description; a second run finds it and makes no other',
    run: async (part) => {
      await part.addFunction({ name: 'published', zip: OLD })
      const step = {
        inputs: {
          'function-name': 'published',
          'zip-file': 'function.zip',
          publish: 'true',
          'version-description': 'release 7',
        },
        files: FILES,
      }
      const first = await deployed(part, step)
      const second = await deployed(part, step)
      assert.equal(first['version'], '1')
      const again = answerOf(part, {
        aws: '1',
        moto: '2',
        fact: 'PublishVersion repeated without an update answers with the version that is there; moto forgets the first version it made (API_PublishVersion)',
      })
      assert.equal(second['version'], again)
      assert.match(first['version-arn'] ?? '', /:function:published:1$/)
      const [version, ...others] = await versions(part, 'published')
      assert.equal(others.length, Number(again) - 1)
      assert.equal(version?.['CodeSha256'], codeSha256(NEW))
      assert.equal(version?.['Description'], 'release 7')
    },
  },
  {
    name: 'alias: created at first, moved afterwards, without leftover weights',
    run: async (part) => {
      await part.addFunction({ name: 'aliased', zip: OLD, published: true })
      const deploy = (/** @type {Buffer} */ zip) =>
        deployed(part, {
          inputs: { 'function-name': 'aliased', 'zip-file': 'function.zip', alias: 'live' },
          files: { 'function.zip': zip },
        })
      const created = await deploy(NEW)
      assert.equal(created['version'], '2')
      assert.equal((await aliasOf(part, 'aliased', 'live'))['FunctionVersion'], '2')
      const weights = { AdditionalVersionWeights: { 1: 0.5 } }
      await part.call('lambda', 'update_alias', {
        FunctionName: 'aliased',
        Name: 'live',
        RoutingConfig: weights,
      })
      const moved = await deploy(zipOf('newer'))
      assert.equal(moved['previous-version'], '2')
      assert.match(moved['alias-arn'] ?? '', /:function:aliased:live$/)
      const alias = await aliasOf(part, 'aliased', 'live')
      assert.equal(alias['FunctionVersion'], '3')
      assert.deepEqual(alias['RoutingConfig']?.AdditionalVersionWeights ?? {}, {})
    },
    refusals: ['GetAlias 404'],
  },
  {
    name: 'an interrupted release is finished: code is there, version and alias are not',
    run: async (part) => {
      await part.addFunction({ name: 'resumed', zip: NEW, published: false })
      const outputs = await deployed(part, {
        inputs: { 'function-name': 'resumed', 'zip-file': 'function.zip', alias: 'live' },
        files: FILES,
      })
      assert.equal(outputs['changed'], 'false')
      assert.equal((await aliasOf(part, 'resumed', 'live'))['FunctionVersion'], outputs['version'])
      assert.equal((await latest(part, 'resumed'))['CodeSha256'], codeSha256(NEW))
    },
    refusals: ['GetAlias 404'],
  },
]
