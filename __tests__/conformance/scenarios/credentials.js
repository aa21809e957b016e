import assert from 'node:assert/strict'
import { startTokenServer } from '../../stand-ins/token-server.js'
import { codeSha256, zipOf } from './package.js'
import { latest } from './read-back.js'
import { runStep } from './step.js'

/** @import { Scenario } from './scenario.js' */

/** @type {Scenario[]} */
export const credentials = [
  {
    name: 'OIDC role: a job without keys deploys with the role that its token is exchanged for',
    run: async (part) => {
      await part.addFunction({ name: 'trusted', zip: zipOf('old') })
      const role = await part.addRole('deployer')
      const tokens = await startTokenServer()
      try {
        const { conclusion, masks, log } = await runStep(part, {
          inputs: {
            'function-name': 'trusted',
            'zip-file': 'function.zip',
            'role-to-assume': role,
            'allowed-account-ids': '123456789012',
          },
          files: { 'function.zip': zipOf('new') },
          client: { credentials: null },
          env: tokens.env,
        })
        assert.equal(conclusion, 'success', log)
        assert.deepEqual(tokens.audiences, ['sts.amazonaws.com'])
        assert.ok(masks.includes(tokens.issued[0] ?? ''), 'the token is masked')
        assert.equal((await latest(part, 'trusted'))['CodeSha256'], codeSha256(zipOf('new')))
      } finally {
        await tokens.close()
      }
    },
  },
]
