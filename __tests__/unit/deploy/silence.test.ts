import { NEW, sha256, useAws } from '../aws/test-aws.ts'

const aws = useAws({ silenceMs: 60 })
beforeEach(() => {
  aws.addFunction({})
})

test('a connection that stays silent is given up, and the update read back', async () => {
  aws.endpoint.faults.add({ operation: 'UpdateFunctionCode', after: true, fault: 'hang' })
  expect((await aws.deploy()).current.codeSha256).toBe(sha256(NEW))
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test('a service that is slow is waited for', async () => {
  aws.endpoint.faults.add({ operation: 'UpdateFunctionCode', delay: 20 })
  expect((await aws.deploy()).status).toBe('deployed')
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})
