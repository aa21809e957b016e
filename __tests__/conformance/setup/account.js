import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../programs/cache.js'
import { pythonPrograms } from '../programs/python.js'
import { mustRun } from '../programs/run.js'

/** Names of the template's parameters, by those of the Terraform variables. */
const PARAMETERS = {
  repository: 'Repository',
  subject: 'Subject',
  function_name: 'FunctionName',
  bucket: 'Bucket',
  image_repository: 'ImageRepository',
  smoke_test: 'SmokeTest',
}

/** An account of moto's, set up by the AWS CLI. */
export class Account {
  #programs
  #env
  #stacks = 0

  /**
   * @param {string} programs folder of the AWS CLI
   * @param {string} url
   */
  constructor(programs, url) {
    this.#programs = programs
    this.#env = {
      PATH: `${programs}:${process.env['PATH']}`,
      HOME: tmpdir(),
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_PAGER: '',
      AWS_EC2_METADATA_DISABLED: 'true',
    }
  }

  /** @param {string} url of moto */
  static async open(url) {
    return new Account(await pythonPrograms(), url)
  }

  /** @param {string} file from the root */
  async lint(file) {
    await mustRun(join(this.#programs, 'cfn-lint'), [file], { cwd: ROOT })
  }

  /**
   * @param {string} script
   * @returns {Promise<string>} what it printed
   */
  shell(script) {
    return mustRun('bash', ['-euo', 'pipefail', '-c', script], { cwd: ROOT, env: this.#env })
  }

  /**
   * Deploys the template of examples/setup.
   *
   * @param {Record<string, string>} told by the names of the Terraform variables
   * @returns {Promise<any>} the policies of its role
   */
  async deployTemplate(told) {
    this.#stacks += 1
    const name = `setup-${this.#stacks}`
    const given = Object.entries(PARAMETERS).flatMap(([own, parameter]) =>
      told[own] === undefined ? [] : [`'${parameter}=${told[own]}'`],
    )
    await this.#deploy(name, 'examples/setup/cloudformation.yml', [`RoleName=${name}`, ...given])
    return this.roleOf(name)
  }

  /** @param {string} template */
  async deployText(template) {
    const folder = await mkdtemp(join(tmpdir(), 'template-'))
    try {
      const file = join(folder, 'template.yml')
      await writeFile(file, template)
      await this.lint(file)
      await this.#deploy('printed', file, [])
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  /**
   * @param {string} name of the stack
   * @param {string} file
   * @param {readonly string[]} parameters
   */
  async #deploy(name, file, parameters) {
    const overrides = parameters.length === 0 ? '' : ` --parameter-overrides ${parameters.join(' ')}`
    await this.shell(
      `aws cloudformation deploy --stack-name ${name} --template-file ${file} --capabilities CAPABILITY_NAMED_IAM${overrides}`,
    )
  }

  /**
   * @param {string} name
   * @returns {Promise<any>} the policies of a role
   */
  async roleOf(name) {
    const policy = await this.shell(`aws iam get-role-policy --role-name ${name} --policy-name deploy`)
    const role = await this.shell(`aws iam get-role --role-name ${name}`)
    const { AssumeRolePolicyDocument: trust } = JSON.parse(role).Role
    return { permissions: documentOf(JSON.parse(policy).PolicyDocument), trust }
  }
}

/**
 * A policy; of a stack, moto keeps it as Python writes it, with `None` for what a condition left out.
 *
 * @param {any} document
 */
function documentOf(document) {
  if (typeof document !== 'string') return document
  const policy = JSON.parse(document.replaceAll("'", '"').replaceAll(/\bNone\b/g, 'null'))
  return { ...policy, Statement: policy.Statement.filter((/** @type {unknown} */ each) => each !== null) }
}
