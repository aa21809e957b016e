import { type Environment, inputsByName } from '../inputs/fields.ts'
import type { ConfigurationPlan } from './configuration.ts'

/** A mask stars its text out wherever it stands, and GitHub drops every output that has it: nothing short is one. */
const SHORTEST = 8

/** Inputs that log, summary or outputs repeat. */
const SAID = [
  'alias',
  'aws-region',
  'codedeploy-application',
  'codedeploy-deployment-group',
  'function-name',
  'image-uri',
  'release-asset',
  'release-tag',
  'role-to-assume',
  's3-bucket',
  's3-key',
  'signing-profile',
  'source-dir',
  'version-description',
  'zip-file',
]

/** Words of the ARNs and links that every step prints. */
const PRINTED = 'arn:aws:lambda:function: amazonaws.com console versions aliases'

/**
 * The texts to hide for the values of variables: each line of eight characters or more, as the runner looks at lines.
 * What the step says openly elsewhere (the name of its function, its Region, its repository) is no secret, and hiding
 * it would hide the results of the step.
 */
export function secretsOf({ variables }: ConfigurationPlan, env: Environment): readonly string[] {
  const inputs = inputsByName(env)
  const { AWS_REGION, AWS_DEFAULT_REGION, GITHUB_REPOSITORY, GITHUB_REF_NAME } = env
  const surroundings = [AWS_REGION, AWS_DEFAULT_REGION, GITHUB_REPOSITORY, GITHUB_REF_NAME]
  const said = [...SAID.map((name) => inputs[name]), ...surroundings, PRINTED].join('\n')
  const lines = [...variables.values()].flatMap((value) => (value ?? '').split(/[\r\n]+/))
  const secrets = lines.map((line) => line.trim()).filter((line) => line.length >= SHORTEST)
  return [...new Set(secrets)].filter((line) => !said.includes(line))
}
