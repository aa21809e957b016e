import { LIVE, NEW, useAws } from '../aws/test-aws.ts'

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'

const aws = useAws()

const warnings = () => aws.host.lines.filter((line) => line.startsWith('warning: '))

test('a key that nobody may look at is not lost in silence', async () => {
  aws.addFunction({ sourceKmsKeyArn: KEY })
  aws.world.deny({ action: 'lambda:GetFunction' })
  await aws.deploy()
  expect(warnings()).toEqual([expect.stringMatching(/lambda:GetFunction.*`source-kms-key-arn`/)])
})

test('nothing is warned of where the key is given', async () => {
  const fn = aws.addFunction({ sourceKmsKeyArn: KEY })
  aws.world.deny({ action: 'lambda:GetFunction' })
  await aws.deploy({ 'source-kms-key-arn': KEY })
  expect(warnings()).toEqual([])
  expect(fn.latest.code.sourceKmsKeyArn).toBe(KEY)
})

test('another key is released with a version of its own, though the code is the same', async () => {
  const fn = aws.addFunction({ zip: NEW, ...LIVE })
  await aws.deploy({ 'source-kms-key-arn': KEY, alias: 'live' })
  expect(fn.aliases.get('live')?.version).toBe('2')
  expect(fn.versions.get('2')?.code.sourceKmsKeyArn).toBe(KEY)
})
