import { consoleLink } from '../../../src/report/console-link.ts'

const FUNCTION = ':lambda:eu-west-1:123456789012:function:checkout'
const LINK = 'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/checkout'

test.each([
  [`arn:aws${FUNCTION}`, LINK],
  [`arn:aws${FUNCTION}:7`, `${LINK}/versions/7`],
  [`arn:aws${FUNCTION}:live`, `${LINK}/aliases/live`],
  // The partition is the ARN's own, as Lambda wrote it.
  [`arn:aws-cn${FUNCTION}`, LINK.replace('eu-west-1.console.aws.amazon.com', 'console.amazonaws.cn')],
  [`arn:aws-iso${FUNCTION}`, undefined],
  [`arn:aws-of-tomorrow${FUNCTION}`, undefined],
  [`arn:constructor${FUNCTION}`, undefined],
  [`arn:aws${FUNCTION}:$LATEST.PUBLISHED`, undefined],
  [`arn:aws${FUNCTION}"onclick="x`, undefined],
  ['checkout', undefined],
  ['', undefined],
])('the console shows %s at %s', (arn, link) => {
  expect(consoleLink(arn)).toBe(link)
})
