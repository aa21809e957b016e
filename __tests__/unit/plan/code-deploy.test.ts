import { planOf } from './plan-of.ts'

const SHIFT = { alias: 'live', 'codedeploy-application': 'shop', 'codedeploy-deployment-group': 'checkout' }
const CANARY = 'CodeDeployDefault.LambdaCanary10Percent15Minutes'
const LINEAR = 'CodeDeployDefault.LambdaLinear10PercentEvery10Minutes'

test.each([
  [{}, { application: 'shop', group: 'checkout' }],
  [
    { 'codedeploy-deployment-config': CANARY, 'wait-timeout-seconds': '901' },
    { application: 'shop', group: 'checkout', configuration: CANARY },
  ],
  [
    { 'codedeploy-deployment-config': 'ours' },
    { application: 'shop', group: 'checkout', configuration: 'ours' },
  ],
])('with %j CodeDeploy shifts the alias', (inputs, codeDeploy) => {
  const { plan, problems } = planOf({ ...SHIFT, ...inputs })
  expect(problems).toEqual([])
  expect(plan?.targets[0]?.release?.codeDeploy).toEqual(codeDeploy)
})

test.each<[Record<string, string>, string]>([
  [
    { 'codedeploy-deployment-group': '' },
    'A deployment by CodeDeploy needs `codedeploy-deployment-group`, which is missing.',
  ],
  [
    { 'codedeploy-application': '' },
    'A deployment by CodeDeploy needs `codedeploy-application`, which is missing.',
  ],
  [{ alias: '', publish: 'true' }, 'CodeDeploy shifts the traffic of an alias, but `alias` is not given.'],
  [
    { 'alias-weight': '10' },
    '`alias-weight` and CodeDeploy both share the traffic of the alias; leave one out.',
  ],
  [
    { 'alias-description': 'what serves' },
    'CodeDeploy keeps the description of an alias; leave `alias-description` out.',
  ],
  [
    { 'codedeploy-deployment-config': 'CodeDeployDefault.OneAtATime' },
    '`codedeploy-deployment-config` is not for Lambda: "CodeDeployDefault.OneAtATime". Those for Lambda begin with CodeDeployDefault.Lambda.',
  ],
  [
    { 'codedeploy-deployment-config': CANARY },
    '`codedeploy-deployment-config` takes 15 minutes, but the step ends after 600 s; set `wait-timeout-seconds` to more than 900.',
  ],
  [
    { 'codedeploy-deployment-config': LINEAR, 'wait-timeout-seconds': '5400' },
    '`codedeploy-deployment-config` takes 90 minutes, but the step ends after 5400 s; set `wait-timeout-seconds` to more than 5400.',
  ],
  [
    { 'function-name': 'checkout\nrefund' },
    '`codedeploy-deployment-group` makes one deployment at a time; use a step for each function of a Region.',
  ],
])('%j is refused', (inputs, problem) => {
  expect(planOf({ ...SHIFT, ...inputs }).problems).toEqual([problem])
})

test('one function in several Regions has a deployment in each', () => {
  expect(planOf({ ...SHIFT, 'aws-region': 'eu-west-1,us-east-1' }).problems).toEqual([])
})

test.each<[Record<string, string>, string]>([
  [{}, '`signing-profile` needs a versioned `s3-bucket`, which AWS Signer signs packages in.'],
  [
    { 'zip-file': '', 's3-bucket': 'packages', 's3-key': 'app.zip' },
    '`signing-profile` signs packages that this step uploads; leave it out with any other source.',
  ],
  [
    {
      's3-bucket': 'packages',
      'signing-profile': 'arn:aws:signer:eu-west-1:123456789012:/signing-profiles/shop',
    },
    '`signing-profile` must be the name of a signing profile: 2 to 64 letters, digits and underscores; it is "arn:aws:signer:eu-west-1:123456789012:/signing-profiles/shop".',
  ],
])('signing with %j is refused', (inputs, problem) => {
  expect(planOf({ 'signing-profile': 'shop', ...inputs }).problems).toEqual([problem])
})
