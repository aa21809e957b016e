import assert from 'node:assert/strict'
import { startLocal } from '../../stand-ins/local.js'
import { startMoto } from '../../stand-ins/moto.js'
import { Checks } from '../checks/checks.js'
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
  await checks.check('moto', row.says, () => holdMoto(row))
  const [column, says] = row.recorded
    ? ['recorded AWS', `${row.says} (${row.recorded})`]
    : [local.name, row.says]
  await checks.check(column, says, async () => {
    assert.deepEqual(await row.story(new Api(local), row.name), row.aws)
  })
}
await moto.close()
await local.close()
for (const row of ROWS) if (row.moto) console.log(`differs moto: ${row.says} (${row.moto.fact})`)
checks.finish()

/**
 * Where moto differs it has to differ still, so that no note outlives its reason.
 *
 * @param {Row} row
 */
async function holdMoto({ name, story, aws, moto: otherwise }) {
  const answer = story(new Api(moto), name).catch((error) => `${error}`)
  if (!otherwise) assert.deepEqual(await answer, aws)
  else if ('answer' in otherwise) assert.deepEqual(await answer, otherwise.answer)
  else assert.notDeepEqual(await answer, aws)
}
