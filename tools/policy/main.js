import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseYaml } from '../../emulator/github/runner/yaml.js'

/** @import { FunctionLocation } from '../../src/policy/step.ts' */
/** @import { Job } from '../../src/policy/trust.ts' */

/* What IAM has to allow for a step, from its inputs: `npm run policy -- --help`. */

/** @type {Record<Exclude<keyof (FunctionLocation & Job), 'region'>, string>} */
const JOB_ARGUMENTS = {
  account: "account of the function, if neither its ARN nor the role's tells it",
  repository: 'OWNER/NAME; defaults to GITHUB_REPOSITORY',
  ref: 'for example refs/heads/main, refs/tags/v*, refs/pull/1/merge; defaults to GITHUB_REF',
  environment: "the job's environment, which takes the place of ref",
  subject: 'the whole subject of the token, for example repo:OWNER@ID/NAME@ID:ref:refs/heads/main',
  issuer: 'of the tokens; defaults to https://token.actions.githubusercontent.com',
}

const action = parseYaml(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')).get('inputs')
const INPUTS = typeof action === 'object' ? [...action.keys()] : []

const USAGE = `Usage: npm run -s policy -- [--as FORM] NAME=VALUE ...

Prints what IAM has to allow for a step with these inputs, and nothing else. As json, unless another form is given:
  permissions  policy of the role, or of the job's own credentials; with dry-run=true it reads only
  optional     statements to add to it, each with the only reason to do so
  trust        trust policy of role-to-assume
  caller       with role-chaining, policy of the credentials that assume the role
  key          statement for the policy of source-kms-key-arn

Other forms:
  --as permissions     that policy alone
  --as trust           that policy alone
  --as commands        commands of the AWS CLI that create identity provider, role and policy
  --as cloudformation  a template with role and policy

What the inputs do not tell is a word in capitals; a line on stderr says how to give it. An expression, \${{ ... }},
stands for anything in a bucket, a key, an alias or a tag; elsewhere give a value.

Example:
  npm run -s policy -- function-name=greeting aws-region=eu-west-1 zip-file=function.zip alias=live \\
    role-to-assume=arn:aws:iam::123456789012:role/deploy-greeting repository=octo-org/greeting

Inputs of the step:
${INPUTS.map((name) => `  ${name}`).join('\n')}

About the job:
${Object.entries(JOB_ARGUMENTS)
  .map(([name, meaning]) => `  ${name.padEnd(12)} ${meaning}`)
  .join('\n')}`

/**
 * Takes `--as FORM` out of the words.
 *
 * @param {readonly string[]} words
 */
function formIn(words) {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { as: { type: 'string', default: 'json' } },
  })
  return { form: values.as, words: positionals }
}

/**
 * @param {readonly string[]} words each `name=value`
 * @returns {Promise<Record<string, string>>}
 */
async function parseArguments(words) {
  const { isMisspelling } = await import('../../src/inputs/misspelling.ts')
  const pairs = words.map((word) => {
    const [, name = '', value = ''] = /^([a-z0-9-]+)=(.*)$/s.exec(word) ?? []
    if (INPUTS.includes(name) || Object.hasOwn(JOB_ARGUMENTS, name)) return [name, value]
    const names = [...INPUTS, ...Object.keys(JOB_ARGUMENTS)]
    const meant = names.find((known) => isMisspelling(known, name))
    const hint = meant === undefined ? 'see --help' : `did you mean ${meant}=...?`
    throw new Error(`${JSON.stringify(word)} is not NAME=VALUE of an input: ${hint}`)
  })
  const names = pairs.map(([name]) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined)
    throw new Error(`${twice} is given twice: several values go into one, each on a line of its own`)
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

/** @param {readonly string[]} args */
async function print(args) {
  if (args.some((word) => /^(-h|--help|help)$/.test(word))) return console.log(USAGE)
  if (args.length === 0) throw new Error(USAGE)
  if (!process.features.typescript) {
    throw new Error(
      `This needs Node 22.18 or later, and this is ${process.version}: run npm ci first, which installs Node 24 for npm run`,
    )
  }
  const { form, words } = formIn(args)
  const given = await parseArguments(words)
  const { policiesFor } = await import('../../src/policy/policies.ts')
  const { GITHUB_ISSUER } = await import('../../src/policy/trust.ts')
  const { placeholdersIn } = await import('../../src/policy/placeholders.ts')
  const { FORMS } = await import('./forms.js')
  const print = Object.hasOwn(FORMS, form) ? FORMS[form] : undefined
  if (print === undefined)
    throw new Error(`--as must be one of ${Object.keys(FORMS).join(', ')}; it is ${form}`)
  const { GITHUB_REPOSITORY: repository, GITHUB_REF: ref } = process.env
  const ofTheRunner = { ...(repository && { repository }), ...(ref && { ref }) }
  const job = Object.entries(given).filter(([name]) => Object.hasOwn(JOB_ARGUMENTS, name))
  const inputs = Object.entries(given).filter(([name]) => !Object.hasOwn(JOB_ARGUMENTS, name))
  const policies = policiesFor(Object.fromEntries(inputs), { ...ofTheRunner, ...Object.fromEntries(job) })
  const { 'role-to-assume': arn, issuer = GITHUB_ISSUER } = given
  const text = print(policies, { arn, issuer })
  console.log(text)
  if (form !== 'json' && policies.optional !== undefined) {
    console.error(
      `Left out, since few steps need it (--as json has it): ${policies.optional.map(({ statement }) => statement.Sid).join(', ')}`,
    )
  }
  if (form !== 'json' && policies.key !== undefined) {
    console.error(
      'Left out, since it is for another policy (--as json has it): key, for that of source-kms-key-arn',
    )
  }
  const placeholders = [...placeholdersIn(text), ...assumedRef({ ...ofTheRunner, ...given }, text)]
  if (placeholders.length === 0) return
  console.error(['To be replaced before this is used:', ...placeholders].join('\n  '))
}

/**
 * A trust policy has to name some runs: those of the main branch, where nobody says which.
 *
 * @param {Record<string, string>} job
 * @param {string} text what is printed
 * @returns {string[]}
 */
function assumedRef({ ref, environment, subject }, text) {
  if (!text.includes(':ref:refs/heads/main') || ref || environment || subject) return []
  return [
    'refs/heads/main stands for the runs that may assume the role: give ref=..., environment=... or subject=...',
  ]
}

try {
  await print(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
