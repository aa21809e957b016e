import assert from 'node:assert/strict'
import { codeSha256, zipOf } from './package.js'
import { aliasOf, latest } from './read-back.js'
import { deployed, refused } from './step.js'

/** @import { startLocal } from '../../stand-ins/local.js' */

const FILES = { 'function.zip': zipOf('new') }

/**
 * What only a part that takes its time can show: moto settles at once and lets nobody in between.
 *
 * @type {{ name: string, run: (part: Awaited<ReturnType<typeof startLocal>>) => Promise<void>, refusals?: string[] }[]}
 */
export const orders = [
  {
    name: 'settling: a version is asked for only when the update has settled',
    run: async (part) => {
      await part.addFunction({ name: 'settling', zip: zipOf('old') })
      const outputs = await deployed(part, {
        inputs: { 'function-name': 'settling', 'zip-file': 'function.zip', publish: 'true' },
        files: FILES,
      })
      assert.equal(outputs['version'], '1')
      const order = part.operations()
      const between = order.slice(order.indexOf('UpdateFunctionCode') + 1, order.indexOf('PublishVersion'))
      assert.ok(between.filter((own) => own === 'GetFunction').length > 2, order.join(', '))
    },
  },
  {
    name: 'SnapStart: the alias moves only when the version is Active',
    run: async (part) => {
      part.endpoint.world.addFunction({
        name: 'snapshot',
        zip: zipOf('old'),
        snapStart: true,
        versionSettle: { reads: 3 },
        versions: [{}],
        aliases: [{ name: 'live' }],
      })
      await deployed(part, {
        inputs: {
          'function-name': 'snapshot',
          'zip-file': 'function.zip',
          alias: 'live',
          'wait-timeout-seconds': '10',
        },
        files: FILES,
      })
      assert.equal((await aliasOf(part, 'snapshot', 'live'))['FunctionVersion'], '2')
    },
  },
  {
    name: 'a deployment in between: its code is never published under our name',
    run: async (part) => {
      await part.addFunction({ name: 'contended', zip: zipOf('old') })
      const { world } = part.endpoint
      part.endpoint.onRequest(({ operation }, phase) => {
        const fn = world.findFunction('contended')
        if (operation !== 'PublishVersion' || phase !== 'before' || fn === undefined) return
        fn.latest.code = { ...fn.latest.code, sha256: codeSha256(zipOf('theirs')) }
      })
      try {
        const words = await refused(part, {
          inputs: { 'function-name': 'contended', 'zip-file': 'function.zip', publish: 'true' },
          files: FILES,
        })
        assert.match(words, /different from current CodeSHA256/)
        assert.equal(world.findFunction('contended')?.versions.size, 0)
        assert.equal((await latest(part, 'contended'))['CodeSha256'], codeSha256(zipOf('theirs')))
      } finally {
        part.endpoint.onRequest(undefined)
      }
    },
    refusals: ['PublishVersion 400'],
  },
]
