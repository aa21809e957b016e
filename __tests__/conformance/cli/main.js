import assert from 'node:assert/strict'
import { Checks } from '../checks/checks.js'
import { sentByAction, sentByCli } from './clients.js'
import { readModel } from './model.js'
import { startRecorder } from './recorder.js'
import { NEVER, ROWS } from './rows.js'

/** @import { Operation } from './model.js' */
/** @import { Recorded } from './recorder.js' */
/** @import { Row } from './rows.js' */

const PART = 'the AWS CLI'
const model = await readModel([...new Set(ROWS.map(({ operation }) => operation))])
const checks = new Checks()
const recorder = await startRecorder()
/** @type {Recorded[]} */
const sent = []
for (const row of ROWS) {
  const name = `${row.operation} ${row.members.join(', ')} (${row.inputs['function-name']})`
  await checks.check(PART, name, () => compare(row))
}
for (const { operation, member, because } of NEVER) {
  await checks.check(PART, `${operation} never has ${member}: ${because}`, () => {
    const { method, path } = operationOf(operation)
    const requests = sent.filter((own) => own.method === method && path.test(own.path))
    assert.ok(requests.length > 0)
    for (const { body } of requests) assert.ok(!(member in body), JSON.stringify(body))
  })
}
for (const [operation, { members }] of model) {
  await checks.check(PART, `every member of ${operation} has a row`, () => {
    const covered = [
      ...ROWS.filter((row) => row.operation === operation).flatMap((row) => row.members),
      ...NEVER.filter((own) => own.operation === operation).map(({ member }) => member),
    ]
    assert.deepEqual([...new Set(covered)].sort(), Object.keys(members).sort())
  })
}
await recorder.close()
checks.finish()

/** @param {Row} row */
async function compare(row) {
  const { method, path, members } = operationOf(row.operation)
  const pick = (/** @type {Recorded[]} */ requests) => {
    const [request, ...others] = requests.filter((own) => own.method === method && path.test(own.path))
    assert.ok(request, `no ${row.operation} among ${requests.map((own) => `${own.method} ${own.path}`)}`)
    assert.deepEqual(others, [], `more than one ${row.operation}`)
    return request
  }
  const byAction = await sentByAction(recorder, row)
  sent.push(...byAction)
  const ours = pick(byAction)
  const theirs = pick(await sentByCli(recorder, row))
  assert.deepEqual(ours, theirs)
  for (const member of row.members) {
    if (members[member]?.place === 'body') assert.ok(member in theirs.body, `the CLI sent no ${member}`)
  }
}

/**
 * @param {string} name
 * @returns {Operation}
 */
function operationOf(name) {
  const operation = model.get(name)
  if (!operation) throw new Error(`no model of ${name}`)
  return operation
}
