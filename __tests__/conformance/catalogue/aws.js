import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { SCENARIOS } from '../../../scenarios/catalogue.js'
import { startAws } from '../../stand-ins/aws.js'
import { PREFIX, removeAll } from '../../stand-ins/remove.js'
import { Checks } from '../checks/checks.js'
import { signIn } from './account.js'
import { askAll } from './open-questions.js'
import { lackedBy, walk } from './walk.js'

/** @import { Scenario } from '../../../scenarios/scenario.js' */
/** @import { Account } from './account.js' */

const USAGE = `Usage: npm run test:aws -- --account 123456789012 --region eu-west-1 [OPTION ...]

Runs the catalogue of scenarios against AWS itself, in an account that is named and whose credentials are in the
environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN). See docs/aws.md.

  --only WORDS     scenarios whose name has these words
  --yes            does not ask
  --record FILE    asks AWS what nobody has recorded, and writes the answers there
  --clean          removes what earlier runs left, and nothing else
  --role ARN       in a workflow: assumes this role with the job's id token
  --endpoint URL   of a moto on 127.0.0.1, to try this without an account`

const { values } = parseArgs({
  options: {
    account: { type: 'string' },
    region: { type: 'string' },
    only: { type: 'string', default: '' },
    yes: { type: 'boolean', default: false },
    record: { type: 'string' },
    clean: { type: 'boolean', default: false },
    role: { type: 'string' },
    endpoint: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help || !values.account || !values.region) {
  console.log(USAGE)
  process.exit(values.help ? 0 : 2)
}
const { account, region, role, endpoint } = values
try {
  const own = await signIn({ account, region, role, endpoint })
  try {
    await (values.clean ? clean(own) : run(own))
  } finally {
    own.close()
  }
} catch (error) {
  console.error(`Error: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

/** @param {Account} own */
async function clean({ call, region }) {
  await confirm(
    `Removes everything in ${region} whose name begins with ${PREFIX}- and that has the tag ${PREFIX}.`,
  )
  const { removed, left } = await removeAll(call, region, `${PREFIX}-`)
  for (const one of removed) console.log(`removed ${one}`)
  for (const one of left) console.log(`LEFT    ${one}`)
  console.log(`${removed.length} removed, ${left.length} left`)
  process.exitCode = left.length > 0 ? 1 : 0
}

/** @param {Account} own */
async function run(own) {
  const named = SCENARIOS.filter(({ name }) => name.includes(values.only))
  const scenarios = named.filter((scenario) => {
    const reason = reasonAgainst(own, scenario)
    if (reason !== undefined) console.log(`skipped ${scenario.name}: ${reason}`)
    return reason === undefined
  })
  await confirm(planOf(own, scenarios))
  const stop = new AbortController()
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => {
      console.log(
        '\nStops after the scenarios that run, and removes everything; once more, and it is left there.',
      )
      stop.abort()
    })
  }
  const checks = new Checks()
  const aws = await startAws({ ...own, run: randomBytes(3).toString('hex') })
  try {
    await walk(checks, aws, scenarios, stop.signal)
    if (values.record !== undefined && !stop.signal.aborted) {
      const answers = await askAll(aws.place, aws.prefix, own.caller)
      await writeFile(values.record, `${JSON.stringify(answers, undefined, 2)}\n`)
    }
  } finally {
    await aws.close()
  }
  checks.finish()
  if (stop.signal.aborted) process.exitCode = 130
}

/**
 * Why a scenario is not run at all.
 *
 * @param {Account} own
 * @param {Scenario} scenario
 */
function reasonAgainst({ skips, lacks, hasToken }, scenario) {
  if (scenario.oidc && !hasToken) return 'there is no id token here: run it in a workflow'
  const [need] = skips ? lackedBy({ lacks }, scenario) : []
  return need && lacks[need]
}

/**
 * What a run makes, and what that costs.
 *
 * @param {Account} own
 * @param {readonly Scenario[]} scenarios
 */
function planOf({ caller, region }, scenarios) {
  const count = (/** @type {'fn' | 'bucket' | 'images' | 'role'} */ part) =>
    scenarios.filter(({ start }) => start[part] !== undefined).length
  return `As ${caller} in ${region}, ${scenarios.length} scenarios make, each in names of its own:
  ${count('fn')} functions, ${count('bucket')} buckets, ${count('images')} ECR repositories with up to 2 images, ${count('role') + 1} roles${
    values.record === undefined ? '' : ', and 6 functions and a repository to ask about'
  }.
Every name begins with ${PREFIX}-, everything has the tag ${PREFIX}, and all of it is removed at the end.
Cost, at list prices: Lambda and IAM nothing, since no function is ever invoked; S3 below $0.01 (about 30 requests for
each bucket, at most $0.005 a thousand, and 50 MB that are read back); ECR below $0.01 (kilobytes, for minutes).
A few cents at most, in about ${Math.ceil(scenarios.length / 4)} minutes.`
}

/** @param {string} words */
async function confirm(words) {
  console.log(words)
  if (values.yes) return
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = process.stdin.isTTY ? await terminal.question('Go on? [y/N] ') : ''
  terminal.close()
  if (/^y(es)?$/i.test(answer)) return
  console.log('Nothing was done: answer y, or give --yes.')
  process.exit(2)
}
