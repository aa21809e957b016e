import assert from 'node:assert/strict'
import { Checks } from '../checks/checks.js'
import { actionDir } from '../programs/action-dir.js'
import { readModel } from './model.js'
import { compareRequests, nameOf, requestsOfAction, requestsOfCli } from './requests.js'
import { NEVER, ROWS } from './rows.js'

/** @import { Recorded } from './recorder.js' */

const CLI = 'the AWS CLI'
const model = await readModel([...new Set(ROWS.map(({ operation }) => operation))])
const ofCli = await requestsOfCli()
const checks = new Checks()
/** @type {Recorded[]} */
const sent = []
for (const [index, row] of ROWS.entries()) {
  await checks.check(CLI, nameOf(row), async () => {
    const request = /** @type {Recorded} */ (ofCli[index])
    for (const member of row.members) {
      const inBody = model.get(row.operation)?.members[member] === 'body'
      assert.equal(member in request.body, inBody, `the CLI sends ${member} in its body`)
    }
    const ofAction = await requestsOfAction(actionDir(), row)
    sent.push(...ofAction)
    compareRequests(ofAction, request)
  })
}
for (const { operation, member, because } of NEVER) {
  await checks.check(CLI, `${operation} never has ${member}: ${because}`, () => {
    const requests = sent.filter(({ method, path }) =>
      model.get(operation)?.request.test(`${method} ${path}`),
    )
    assert.ok(requests.length > 0)
    for (const { body } of requests) assert.ok(!(member in body), JSON.stringify(body))
  })
}
for (const [operation, { members }] of model) {
  await checks.check(CLI, `every member of ${operation} has a row`, () => {
    const covered = [
      ...ROWS.filter((row) => row.operation === operation).flatMap((row) => row.members),
      ...NEVER.filter((own) => own.operation === operation).map(({ member }) => member),
    ]
    assert.deepEqual([...new Set(covered)].sort(), Object.keys(members).sort())
  })
}
checks.finish()
