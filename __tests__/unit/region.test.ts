import { consoleHost, partitionOf, REGION_NAME, tokenAudience } from '../../src/region.ts'

const STS = 'sts.amazonaws.com'

test.each([
  ['eu-west-1', 'aws', 'eu-west-1.console.aws.amazon.com', STS],
  ['ap-southeast-4', 'aws', 'ap-southeast-4.console.aws.amazon.com', STS],
  ['us-gov-west-1', 'aws-us-gov', 'console.amazonaws-us-gov.com', STS],
  ['cn-north-1', 'aws-cn', 'console.amazonaws.cn', 'sts.amazonaws.com.cn'],
  ['cn-northwest-1', 'aws-cn', 'console.amazonaws.cn', 'sts.amazonaws.com.cn'],
  ['eusc-de-east-1', 'aws-eusc', 'eusc-de-east-1.console.amazonaws-eusc.eu', STS],
  ['us-iso-east-1', 'aws-iso', undefined, STS],
  ['us-isob-east-1', 'aws-iso-b', undefined, STS],
  ['eu-isoe-west-1', 'aws-iso-e', undefined, STS],
])('%s is in the partition %s, with the console at %s and tokens for %s', (region, ...expected) => {
  expect(region).toMatch(REGION_NAME)
  const partition = partitionOf(region)
  expect([partition, consoleHost(partition, region), tokenAudience(region)]).toEqual(expected)
})
