import { createStage, NEW, OLD, type Stage, sha256 } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await createStage({ silenceMs: 60 })
  stage.world.addFunction({ name: 'checkout', zip: OLD })
})
afterEach(() => stage.close())

test('a connection that stays silent is given up, and the update read back', async () => {
  stage.endpoint.faults.add({ operation: 'UpdateFunctionCode', after: true, fault: 'hang' })
  expect((await stage.deploy()).current.codeSha256).toBe(sha256(NEW))
  expect(stage.count('UpdateFunctionCode')).toBe(1)
})

test('a service that is slow is waited for', async () => {
  stage.endpoint.faults.add({ operation: 'UpdateFunctionCode', delay: 20 })
  expect((await stage.deploy()).status).toBe('deployed')
  expect(stage.count('UpdateFunctionCode')).toBe(1)
})
