import { consoleLink } from '../../../src/report/console-link.ts'

test.each([
  ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com'],
  ['aws-us-gov', 'us-gov-west-1', 'https://console.amazonaws-us-gov.com'],
  ['aws-cn', 'cn-north-1', 'https://console.amazonaws.cn'],
  ['aws-eusc', 'eusc-de-east-1', 'https://eusc-de-east-1.console.amazonaws-eusc.eu'],
])('in %s %s the console is at %s', (partition, region, host) => {
  const arn = `arn:${partition}:lambda:${region}:123456789012:function:checkout`
  const place = `${host}/lambda/home?region=${region}#/functions/checkout`
  expect(consoleLink(arn)).toBe(place)
  expect(consoleLink(`${arn}:7`)).toBe(`${place}/versions/7`)
  expect(consoleLink(`${arn}:live`)).toBe(`${place}/aliases/live`)
})

test.each([
  'arn:aws-iso:lambda:us-iso-east-1:123456789012:function:checkout',
  'arn:aws-iso-b:lambda:us-isob-east-1:123456789012:function:checkout',
  'arn:aws-iso-e:lambda:eu-isoe-west-1:123456789012:function:checkout',
  'arn:aws:lambda:eu-west-1:123456789012:function:checkout:$LATEST.PUBLISHED',
  'arn:aws:lambda:eu-west-1:123456789012:function:a"onclick="x',
  'checkout',
  '',
])('for %s there is no link', (arn) => {
  expect(consoleLink(arn)).toBeUndefined()
})

test('a partition that nobody knows has no link', () => {
  expect(consoleLink('arn:constructor:lambda:eu-west-1:123456789012:function:checkout')).toBeUndefined()
})
