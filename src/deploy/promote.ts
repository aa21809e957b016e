import type { FunctionState } from '../aws/function-state.ts'
import type { AliasState } from '../aws/lambda-types.ts'
import type { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import type { Context } from './context.ts'
import { isNumber } from './previous.ts'
import { waitUntilReady } from './publish.ts'
import { describeTarget, readFailure } from './read-target.ts'
import { refuseRouting } from './refuse-routing.ts'
import { goLive } from './release.ts'
import { stateOf, versionReady } from './wait-state.ts'

/**
 * Moves the alias to a version that is published already: nothing is uploaded.
 *
 * @param wanted its number, or `previous`
 * @throws {DeployError | ServiceError} saying what failed
 */
export async function promote(wanted: string, context: Context): Promise<void> {
  const { aws, log, plan, progress } = context
  const { facts } = progress
  const name = plan.release?.alias?.name ?? ''
  const version = await progress.phase('Read', async () => {
    const options = { failed: (error: ServiceError) => readFailure(error, context) }
    const before = await aws.lambda.getFunction(undefined, options)
    Object.assign(facts, { before, current: before, unchanged: true })
    const alias = await aws.lambda.getAlias(name, options)
    facts.aliasBefore = alias
    log.info(describeTarget(before, alias, context))
    refuseRouting(alias, plan)
    const found = wanted === 'previous' ? await previousOf(alias, context) : await published(wanted, context)
    Object.assign(facts, { published: found, newVersion: false })
    return found
  })
  log.info(
    `  ${wanted === 'previous' ? 'The previous version is' : 'Version to release:'} ${version.version} (code ${version.codeSha256.slice(0, 10)})`,
  )
  if (plan.dryRun) {
    facts.dryRunAnswer = { kind: 'nothing to ask' }
    return
  }
  await waitUntilReady(version, context)
  await goLive(version.version, context)
}

async function published(wanted: string, { aws }: Context): Promise<FunctionState> {
  const version = await aws.lambda.getFunction(wanted, {
    failed: ({ notFound }) =>
      notFound ? `There is no version ${wanted}.` : `Version ${wanted} could not be read.`,
  })
  const state = versionReady(version)
  if (state.kind !== 'failed') return version
  throw new DeployError({
    what: `Version ${wanted} cannot serve (${stateOf(version)}).`,
    why: state.reason,
    remedy: 'Give another version as `published-version`.',
    code: state.code,
  })
}

/** The newest version below the one that the alias serves which can serve. */
async function previousOf(alias: AliasState | undefined, context: Context): Promise<FunctionState> {
  const { aws, plan } = context
  const name = plan.release?.alias?.name
  if (!isNumber(alias?.version)) {
    throw new DeployError({
      what:
        alias === undefined
          ? `There is no version before that of ${name}, since ${name} does not exist.`
          : `There is no version before that of ${name}, since it points at ${alias.version}.`,
      remedy: 'Give the number of a version as `published-version`.',
    })
  }
  const current = Number(alias.version)
  const older = (await aws.lambda.versions())
    .map(({ version }) => Number(version))
    .filter((own) => own < current)
  for (const number of older.toSorted((one, other) => other - one)) {
    // Lists of versions carry no states.
    const version = await aws.lambda.getFunction(String(number))
    if (versionReady(version).kind === 'settled') return version
  }
  throw new DeployError({
    what: `There is no version before ${alias.version} that could serve.`,
    why: older.length === 0 ? `${alias.version} is the oldest published version.` : undefined,
    remedy: 'Give the number of a version as `published-version`, or deploy the code again.',
  })
}
