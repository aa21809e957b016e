import assert from 'node:assert/strict'
import { Checks } from '../checks/checks.js'
import { startLocal } from '../parts/local.js'
import { startMoto } from '../parts/moto.js'
import { aliasRows } from './alias-rows.js'
import { Api } from './api.js'
import { codeRows } from './code-rows.js'
import { configurationRows } from './configuration-rows.js'
import { limitRows } from './limit-rows.js'
import { nameRows } from './name-rows.js'
import { provisionedRows } from './provisioned-rows.js'
import { readRows } from './read-rows.js'
import { refusalRows } from './refusal-rows.js'
import { releaseRows } from './release-rows.js'
import { serviceRows } from './service-rows.js'
import { uploadRows } from './upload-rows.js'
import { weightRows } from './weight-rows.js'

/** @import { Part } from '../parts/part.js' */
/** @import { Row } from './row.js' */

const ROWS = [
  ...readRows,
  ...nameRows,
  ...configurationRows,
  ...codeRows,
  ...limitRows,
  ...refusalRows,
  ...releaseRows,
  ...aliasRows,
  ...weightRows,
  ...provisionedRows,
  ...serviceRows,
  ...uploadRows,
]
const checks = new Checks()
const moto = await startMoto()
const local = await startLocal()
for (const row of ROWS) {
  await hold('moto', row.says, moto, row, row.moto?.answer ?? row.aws)
  const [column, says] = row.recorded
    ? ['recorded AWS', `${row.says} (${row.recorded})`]
    : [local.name, row.says]
  await hold(column, says, local, row, row.aws)
}
await moto.close()
await local.close()
for (const row of ROWS) if (row.moto) console.log(`differs moto: ${row.says} (${row.moto.fact})`)
checks.finish()

/**
 * @param {string} column of the table that the answer comes from
 * @param {string} says
 * @param {Part} part that has to give it
 * @param {Row} row
 * @param {unknown} answer
 */
async function hold(column, says, part, { name, story }, answer) {
  await checks.check(column, says, async () => {
    assert.deepEqual(await story(new Api(part), name), answer)
  })
}
