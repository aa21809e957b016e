import { rollbackCommand } from '../../src/report/rollback.ts'
import { createDeployment, IMAGE, OLD_HASH, RELEASED, VERSION } from './deployments.ts'

const TARGET = '--region eu-west-1 --function-name checkout'
const PREVIOUS = { codeSha256: OLD_HASH, codeSize: 900, architecture: 'arm64' }

test('an alias goes back to the version it had, with all of its traffic', () => {
  expect(rollbackCommand(RELEASED)).toBe(
    `aws lambda update-alias ${TARGET} --name live --function-version 6 --routing-config AdditionalVersionWeights={}`,
  )
})

test('an image goes back to the digest that ran before', () => {
  const deployment = createDeployment({ previous: { ...PREVIOUS, resolvedImageUri: IMAGE } })
  expect(rollbackCommand(deployment)).toBe(`aws lambda update-function-code ${TARGET} --image-uri ${IMAGE}`)
})

test('a zip goes back to the version that has the code from before', () => {
  const deployment = createDeployment({ published: VERSION, previous: { ...PREVIOUS, sameCodeVersion: '6' } })
  expect(rollbackCommand(deployment)).toBe(
    [
      `curl -o previous.zip "$(aws lambda get-function ${TARGET} --qualifier 6 --query Code.Location --output text)" &&`,
      `  aws lambda update-function-code ${TARGET} --zip-file fileb://previous.zip`,
    ].join('\n'),
  )
})

test.each([
  ['a zip of which no version was published', createDeployment()],
  ['a run that found the code unchanged', { ...RELEASED, status: 'unchanged' as const }],
  ['a dry run', { ...RELEASED, status: 'planned' as const }],
  ['an alias that is new', { ...RELEASED, alias: { name: 'live', arn: 'arn', from: undefined, to: '7' } }],
  ['an alias that stayed', { ...RELEASED, alias: { name: 'live', arn: 'arn', from: '7', to: '7' } }],
  ['code that was sent again', createDeployment({ changed: false, previous: { ...PREVIOUS, version: '6' } })],
])('after %s there is nothing to go back to', (_, deployment) => {
  expect(rollbackCommand(deployment)).toBeUndefined()
})

test('a change of the architecture is taken back too', () => {
  const previous = { ...PREVIOUS, architecture: 'x86_64', resolvedImageUri: IMAGE }
  expect(rollbackCommand(createDeployment({ previous }))).toContain('--architectures x86_64')
})
