import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Policies, policiesFor } from '../../../src/policy/policies.ts'

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const STEP = {
  'function-name': 'checkout',
  'aws-region': 'eu-west-1',
  'role-to-assume': 'arn:aws:iam::123456789012:role/deploy-checkout',
}
const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'

const resourcesOf = ({ permissions }: Policies) => permissions.Statement.map(({ Resource }) => Resource)

/** The inputs of this action's step in an example, as a reader copies them. */
function example(name: string): Record<string, string> {
  const { jobs } = parse(readFileSync(new URL(`../../../examples/${name}.yml`, import.meta.url), 'utf8'))
  const steps = Object.values<{ steps: { uses?: string; with?: Record<string, unknown> }[] }>(jobs).flatMap(
    ({ steps }) => steps,
  )
  const inputs = steps.find(({ uses }) => uses === './')?.with ?? {}
  return Object.fromEntries(Object.entries(inputs).map(([input, value]) => [input, String(value)]))
}

test('the example of a release takes any object under its prefix', () => {
  expect(resourcesOf(policiesFor(example('release-from-s3')))).toEqual([
    ARN,
    `${ARN}:*`,
    'arn:aws:s3:::checkout-artifacts/builds/*.zip',
  ])
})

test('the example of an image by digest needs nothing of the registry', () => {
  const arn = ARN.replace('checkout', 'resize')
  const known = { account: '123456789012' }
  expect(resourcesOf(policiesFor(example('container-image'), known))).toEqual([arn, `${arn}:*`])
})

test.each([
  [
    { 's3-bucket': `builds-\${{ vars.STAGE }}`, 's3-key': `\${{ github.sha }}/a*\${{\n inputs.name }}` },
    ['arn:aws:s3:::builds-*/*/a$', '{*}*'].join(''),
  ],
  [{ 's3-bucket': `\${{ vars.BUCKET }}`, 's3-key': 'a.zip' }, 'arn:aws:s3:::*/a.zip'],
  [
    {
      'zip-file': `\${{ inputs.file }}`,
      's3-bucket': 'b-{account}',
      's3-key': `\${{ github.sha }}/{sha256}`,
    },
    'arn:aws:s3:::b-123456789012/*/*',
  ],
  [
    { 'image-uri': `${REGISTRY}/shop/cart:v\${{ github.sha }}` },
    'arn:aws:ecr:eu-west-1:123456789012:repository/shop/cart',
  ],
])('an expression stands for anything: %j', (inputs, resource) => {
  expect(resourcesOf(policiesFor({ ...STEP, ...inputs })).slice(1)).toEqual([resource])
})

test('the alias may be an expression, and so may texts that no policy names', () => {
  const { permissions, optional } = policiesFor({
    ...STEP,
    'zip-file': `build/\${{ github.sha }}.zip`,
    alias: `\${{ inputs.alias }}`,
    'version-description': `Release \${{ github.ref_name }}`,
    'role-session-name': `run-\${{ github.run_id }}`,
  })
  expect(JSON.stringify({ permissions, optional })).not.toContain('any')
  expect(optional?.map(({ statement }) => statement.Resource)).toEqual([`${ARN}:*`])
})

test.each([
  ['aws-region', `\${{ matrix.region }}`],
  ['function-name', `\${{ matrix.function }}`],
  ['function-name', `checkout-\${{ inputs.stage }}`],
  ['role-to-assume', `\${{ secrets.ROLE }}`],
  ['role-to-assume', `arn:aws:iam::123456789012:role/deploy-\${{ inputs.stage }}`],
  ['audience', `\${{ vars.AUDIENCE }}`],
  ['image-uri', `\${{ steps.registry.outputs.registry }}/cart:v1`],
  ['dry-run', `\${{ inputs.dry-run }}`],
  ['architecture', `\${{ matrix.architecture }}`],
  ['wait-timeout-seconds', `\${{ vars.WAIT }}`],
])('%s is asked for as a value, not as %s', (name, expression) => {
  const refused = `\`${name}\` has an expression (\${{ ... }}), which only a run can evaluate; give a value.`
  expect(() => policiesFor({ ...STEP, [name]: expression })).toThrow(new Error(refused))
})

test.each(['repository', 'ref', 'environment', 'subject', 'issuer', 'account'])(
  'what names a job is asked for as a value: %s',
  (name) => {
    const refused = `\`${name}\` has an expression (\${{ ... }}), which only a run can evaluate; give a value.`
    expect(() => policiesFor(STEP, { [name]: `\${{ vars.X }}` })).toThrow(new Error(refused))
  },
)

test('every expression is named at once', () => {
  const inputs = { 'function-name': `\${{ matrix.function }}`, 'aws-region': `\${{ matrix.region }}` }
  expect(() => policiesFor(inputs)).toThrow(/^2 inputs are invalid:\n- `function-name`.*\n- `aws-region`/)
})
