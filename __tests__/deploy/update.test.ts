import { createStage, NEW, OLD, type Stage, sha256 } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await createStage()
})
afterEach(() => stage.close())

test('an unchanged function costs one read', async () => {
  stage.world.addFunction({ name: 'checkout', zip: NEW })
  const deployment = await stage.deploy()
  expect(deployment).toMatchObject({ status: 'unchanged', changed: false })
  expect(stage.operations).toEqual(['GetFunction'])
})

test('a zip is read, sent and read until it has settled', async () => {
  const fn = stage.world.addFunction({ name: 'checkout', zip: OLD, settle: { milliseconds: 200 } })
  const deployment = await stage.deploy()
  expect(stage.operations).toEqual(['GetFunction', 'UpdateFunctionCode', 'GetFunction', 'GetFunction'])
  expect(fn.latest.code.sha256).toBe(sha256(NEW))
  expect(deployment.status).toBe('deployed')
})
