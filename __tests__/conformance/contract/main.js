import assert from 'node:assert/strict'
import { Checks } from '../checks/checks.js'
import { aliasRows } from './alias-rows.js'
import { Api } from './api.js'
import { codeRows } from './code-rows.js'
import { configurationRows } from './configuration-rows.js'
import { limitRows } from './limit-rows.js'
import { nameRows } from './name-rows.js'
import { startLocal, startMoto } from './part.js'
import { provisionedRows } from './provisioned-rows.js'
import { readRows } from './read-rows.js'
import { refusalRows } from './refusal-rows.js'
import { releaseRows } from './release-rows.js'
import { OLD } from './row.js'
import { serviceRows } from './service-rows.js'
import { shiftRows } from './shift-rows.js'
import { updateRows } from './update-rows.js'
import { uploadRows } from './upload-rows.js'
import { weightRows } from './weight-rows.js'

/** @import { Part } from './part.js' */
/** @import { Row } from './row.js' */

const ROWS = [
  ...readRows,
  ...nameRows,
  ...configurationRows,
  ...codeRows,
  ...updateRows,
  ...limitRows,
  ...refusalRows,
  ...releaseRows,
  ...aliasRows,
  ...weightRows,
  ...provisionedRows,
  ...serviceRows,
  ...shiftRows,
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
  await checks.check(column, says, async () => assert.deepEqual(await runRow(row, local), row.aws))
}
await moto.close()
await local.close()
for (const row of ROWS) if (row.moto) console.log(`differs moto: ${row.says} (${row.moto.fact})`)
checks.finish()

/**
 * @param {Row} row
 * @param {Part} part
 */
async function runRow({ name, seed = {}, bucket, run }, part) {
  if (bucket) await part.addBucket(name, bucket === 'versioned')
  else if (seed) await part.addFunction({ name, ...(seed.imageUri ? {} : { zip: OLD }), ...seed })
  return run(new Api(part), name)
}

/**
 * Where moto differs it has to differ still, so that no note outlives its reason.
 *
 * @param {Row} row
 */
async function holdMoto(row) {
  const { aws, moto: otherwise } = row
  const answer = runRow(row, moto).catch((error) => `${error}`)
  if (!otherwise) assert.deepEqual(await answer, aws)
  else if ('answer' in otherwise) assert.deepEqual(await answer, otherwise.answer)
  else assert.notDeepEqual(await answer, aws)
}
