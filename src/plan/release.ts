import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
import { type CodeDeployPlan, planCodeDeploy } from './code-deploy.ts'
import { planSmokeTest, type SmokeTest } from './smoke-test.ts'

/** What follows the update of the code. */
export interface ReleasePlan {
  readonly description: string
  /** The step does not give it. */
  readonly isDefault?: true
  readonly publishTo?: 'LATEST_PUBLISHED'
  readonly alias?: {
    readonly name: string
    readonly description?: string
    /** Share of traffic for the version, from 0 to 1, where it does not get all of it. */
    readonly weight?: number
  }
  readonly smokeTest?: SmokeTest
  /** CodeDeploy moves the alias. */
  readonly codeDeploy?: CodeDeployPlan
}

/** A version's description has at most 256 characters (API_PublishVersion). */
const DESCRIPTION_LIMIT = 256

/** What is published, and where the alias points afterwards. */
export function planRelease(
  inputs: Inputs,
  problems: Problems,
): { release?: ReleasePlan; warnings: readonly string[] } {
  const { alias, aliasDescription, publish, publishTo } = inputs
  if (publish === false && alias !== undefined) {
    problems.add('`alias` points at a published version, but `publish` is false; leave `publish` out.')
  }
  if (publish === false && publishTo !== undefined) {
    problems.add('`publish-to` publishes, but `publish` is false; leave `publish` out.')
  }
  if (alias !== undefined && publishTo !== undefined) {
    problems.add('`alias` needs a numbered version; leave out `alias` or `publish-to`.')
  }
  if (alias === undefined && aliasDescription !== undefined && !problems.has('alias')) {
    problems.add('`alias-description` describes an alias, but `alias` is not given.')
  }
  if (inputs.aliasWeight < 100 && alias === undefined && !problems.has('alias')) {
    problems.add('`alias-weight` is the share of traffic of an alias, but `alias` is not given.')
  }
  const smokeTest = planSmokeTest(inputs, problems)
  const codeDeploy = planCodeDeploy(inputs, problems)
  const { versionDescription, origin } = inputs
  if (publish !== true && alias === undefined && publishTo === undefined) {
    const unused = versionDescription !== undefined
    return {
      warnings: unused ? ['`version-description` is not used, since no version is published.'] : [],
    }
  }
  const wanted = versionDescription ?? origin
  const tooLong = wanted.length > DESCRIPTION_LIMIT
  const description = tooLong ? `${shortened(wanted)}…` : wanted
  return {
    release: {
      description,
      ...(versionDescription === undefined && { isDefault: true }),
      ...(publishTo && { publishTo }),
      ...(alias && { alias: aliasOf(alias, inputs) }),
      ...(smokeTest && { smokeTest }),
      ...(codeDeploy && { codeDeploy }),
    },
    warnings: tooLong
      ? [`The version's description has ${wanted.length} characters and was cut to ${DESCRIPTION_LIMIT}.`]
      : [],
  }
}

function aliasOf(name: string, { aliasDescription: description, aliasWeight }: Inputs) {
  return {
    name,
    ...(description && { description }),
    ...(aliasWeight < 100 && { weight: aliasWeight / 100 }),
  }
}

/** Between words where there are any: the log shows it, and the piece of a secret would not be masked. */
export function shortened(description: string, limit = DESCRIPTION_LIMIT): string {
  if (description.length <= limit) return description
  const head = description.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')
  return head.replace(/(?<=\s)\S+$/, '')
}

/** The same for code of another release than the run is of: a description that the step does not give names it. */
export function describedAs(release: ReleasePlan, origin: string): ReleasePlan {
  return release.isDefault ? { ...release, description: origin } : release
}
