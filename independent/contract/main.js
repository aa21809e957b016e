import assert from 'node:assert/strict'
import { Checks } from '../checks/checks.js'
import { startLocal } from '../parts/local.js'
import { startMoto } from '../parts/moto.js'
import { aliasRows } from './alias-rows.js'
import { Api } from './api.js'
import { codeRows } from './code-rows.js'
import { readRows } from './read-rows.js'
import { refusalRows } from './refusal-rows.js'
import { releaseRows } from './release-rows.js'
import { serviceRows } from './service-rows.js'

const ROWS = [...readRows, ...codeRows, ...refusalRows, ...releaseRows, ...aliasRows, ...serviceRows]
const checks = new Checks()
const moto = await startMoto()
const local = await startLocal()
for (const [part, side] of /** @type {const} */ ([
  [moto, 'moto'],
  [local, 'local'],
])) {
  for (const row of ROWS) {
    await checks.check(part.name, row.says, async () => {
      const answer = await row.story(new Api(part), row.name)
      assert.deepEqual(answer, row[side]?.answer ?? row.aws)
    })
  }
}
await moto.close()
await local.close()
for (const side of /** @type {const} */ (['moto', 'local'])) {
  for (const row of ROWS) if (row[side]) console.log(`differs ${side}: ${row.says} (${row[side].fact})`)
}
checks.finish()
