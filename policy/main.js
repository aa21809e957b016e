import { policiesFor } from './policies.js'

/*
 * The least a step needs, from its inputs:
 *
 *     npm run policy -- function-name=greeting aws-region=eu-west-1 zip-file=f.zip alias=live role-to-assume=arn:... \
 *       repository=octo-org/shop ref=refs/heads/main
 *
 * Prints JSON: `permissions`, and where they apply `trust`, `caller` and `key`.
 */

const OF_THE_STEP =
  'function-name aws-region zip-file source-dir include exclude image-uri s3-bucket s3-key s3-object-version source-kms-key-arn architecture publish publish-to version-description dry-run revision-id skip-unchanged preflight wait-timeout-seconds alias alias-description role-to-assume role-session-name role-duration-seconds role-chaining role-external-id audience allowed-account-ids job-summary'
const OF_THE_JOB = 'account repository ref environment subject'
const KNOWN = new Set(`${OF_THE_STEP} ${OF_THE_JOB}`.split(' '))

/** @param {string[]} words each `name=value` */
function readInputs(words) {
  const pairs = words.map((word) => {
    const [, name = '', value = ''] = /^([a-z0-9-]+)=(.*)$/s.exec(word) ?? []
    if (!KNOWN.has(name))
      throw new Error(`${JSON.stringify(word)} is not NAME=VALUE with one of: ${[...KNOWN].join(', ')}`)
    return [name, value]
  })
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

try {
  const { GITHUB_REPOSITORY: repository, GITHUB_REF: ref } = process.env
  const ofTheRunner = { ...(repository && { repository }), ...(ref && { ref }) }
  const policies = policiesFor({ ...ofTheRunner, ...readInputs(process.argv.slice(2)) })
  console.log(JSON.stringify(policies, undefined, 2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
