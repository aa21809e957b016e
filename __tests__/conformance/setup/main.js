import assert from 'node:assert/strict'
import { startMotoServer } from '../../stand-ins/moto-server.js'
import { Checks } from '../checks/checks.js'
import { run } from '../programs/run.js'
import { Account } from './account.js'
import { policyTool } from './policy-tool.js'
import { evaluate, FOLDER } from './terraform.js'

/*
 * What sets an account up, against the policies that `npm run policy` prints: the CloudFormation template and the commands
 * by the AWS CLI in moto's account, the Terraform files by Terraform itself.
 */

const STEP = ['function-name=greeting', 'aws-region=eu-west-1', 'alias=live']
const JOB = ['repository=octo-org/greeting', 'ref=refs/tags/v*']
const ROLE = 'role-to-assume=arn:aws:iam::123456789012:role/deploy-lambda'
const IMAGE = 'image-uri=123456789012.dkr.ecr.eu-west-1.amazonaws.com/greeting:v1'
const SMOKE_TEST = 'smoke-test-payload={}'
const ZIP = 'zip-file=function.zip'

/** What the files are told, and the inputs of the step that needs just that. @type {readonly [string, Record<string, string>, string[]][]} */
const CASES = [
  ['zip and alias', {}, [ZIP]],
  ['a bucket', { bucket: 'my-packages' }, [ZIP, 's3-bucket=my-packages']],
  ['a smoke test', { smoke_test: 'true' }, [ZIP, SMOKE_TEST]],
  ['an image', { image_repository: 'greeting' }, [IMAGE]],
  [
    'a bucket and a smoke test',
    { bucket: 'my-packages', smoke_test: 'true' },
    [ZIP, SMOKE_TEST, 's3-bucket=my-packages'],
  ],
]
const KNOWN = { repository: 'octo-org/greeting', subject: 'ref:refs/tags/v*', function_name: 'greeting' }

/** What would trust, or allow, more than anybody means. @type {readonly [string, string][]} */
const REFUSED = [
  ['repository', '*'],
  ['repository', 'https://github.com/octo-org/greeting'],
  ['function_name', 'a,b'],
  ['bucket', '*'],
  ['image_repository', '*'],
]

const checks = new Checks()
const moto = await startMotoServer()
try {
  const account = await Account.open(moto.url)
  await checks.check('cfn-lint', 'accepts the template', () =>
    account.lint('examples/setup/cloudformation.yml'),
  )
  for (const [name, told, inputs] of CASES) {
    const wanted = await policyTool([...STEP, ...inputs, ROLE, ...JOB])
    await checks.check('CloudFormation', name, async () => {
      assert.deepEqual(sorted(await account.deployTemplate({ ...KNOWN, ...told })), sorted(wanted))
    })
    await checks.check('Terraform', name, async () => {
      assert.deepEqual(sorted(await evaluate({ ...KNOWN, ...told })), sorted(wanted))
    })
  }
  await checks.check('Terraform', 'China has another audience', async () => {
    const role = ROLE.replace('arn:aws:', 'arn:aws-cn:')
    const step = ['function-name=greeting', 'aws-region=cn-north-1', 'alias=live', ZIP, role, ...JOB]
    assert.deepEqual(sorted(await evaluate(KNOWN, 'aws-cn', 'cn-north-1')), sorted(await policyTool(step)))
  })
  for (const [name, value] of REFUSED) {
    await checks.check('Terraform', `${name} is not ${value}`, async () => {
      await assert.rejects(evaluate({ ...KNOWN, [name]: value }), new RegExp(`${name} must be`))
    })
  }
  await checks.check('Terraform', 'is formatted', async () => {
    const { code, stdout } = await run('terraform', ['fmt', '-check', '-recursive', FOLDER])
    assert.equal(code, 0, stdout)
  })
  await checks.check('commands', 'make the provider, and a role with these policies', async () => {
    const step = [...STEP, ZIP, ROLE.replace('role/deploy-lambda', 'role/ci/by-commands'), ...JOB]
    await account.shell(await policyTool(step, 'commands'))
    assert.deepEqual(await account.roleOf('by-commands'), await policyTool(step))
    assert.match(
      await account.shell('aws iam list-open-id-connect-providers'),
      /oidc-provider\/token\.actions/,
    )
    assert.match(await account.shell('aws iam get-role --role-name by-commands'), /:role\/ci\/by-commands"/)
  })
  await checks.check('template', 'that is printed makes a role with these policies', async () => {
    const step = [...STEP, ZIP, ROLE.replace('deploy-lambda', 'by-template'), ...JOB]
    await account.deployText(await policyTool(step, 'cloudformation'))
    assert.deepEqual(await account.roleOf('by-template'), await policyTool(step))
  })
} finally {
  await moto.close()
}
checks.finish()

/** @param {{ permissions: { Statement: { Sid: string }[] }, trust: unknown }} policies */
function sorted({ permissions, trust }) {
  const statements = permissions.Statement.toSorted((one, other) => one.Sid.localeCompare(other.Sid))
  return { permissions: { ...permissions, Statement: statements }, trust }
}
