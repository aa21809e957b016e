import { NEW, OLD, sha256 } from './packages.js'

/*
 * The words of the catalogue. It is written for the account and the Region of AWS's own documentation; a stand-in
 * that lives elsewhere renames. What only a stand-in can know stands in angle brackets: `<digest:v2>` (hex) of an
 * image, `<version:greeting.zip>` the oldest of an object, `<revision>` of the function.
 */

export const ACCOUNT = '123456789012'
export const REGION = 'eu-west-1'
export const FUNCTION = 'greeting'
/** A second function, of scenarios with several. */
export const TWIN = `${FUNCTION}-twin`
export const BUCKET = `packages-${REGION}`
/** Application and deployment group of CodeDeploy. */
export const GROUP = Object.freeze({ application: 'shop', name: FUNCTION })
/** Profile of AWS Signer. */
export const PROFILE = 'shop'
export const REPOSITORY = 'shop/greeting'
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/deploy`
export const IMAGE = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${REPOSITORY}`

/** An environment variable of every function, and its value: neither may ever be read anywhere. */
export const VARIABLE = Object.freeze({ name: 'DATABASE_URL', value: 'postgres://admin:hunter2@db.internal' })

/**
 * What a workflow step does, and what becomes of it.
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {Record<string, string>} inputs
 * @property {Record<string, Buffer>} [files] of the workspace, by path
 * @property {boolean} [oidc] the job has a token and no keys
 * @property {boolean} [goesOn] a second run goes on from where the first one ended, instead of finding it done
 * @property {readonly string[]} [hides] values that nothing may show
 * @property {boolean} [heavy] its package takes long to send
 * @property {Start} start
 * @property {readonly Need[]} [needs] what not every stand-in of AWS does as AWS does
 * @property {Ends} [ends] a deployment of {@link NEW} that touches neither versions nor aliases when absent
 */

/**
 * The world before the step.
 *
 * @typedef {object} Start
 * @property {FunctionStart} [fn] the function {@link FUNCTION}; none when absent
 * @property {boolean} [twin] {@link TWIN} is there too, in every way the same, and comes to the same end; where none is
 *   there, both are created
 * @property {number} [newRole] how often Lambda cannot assume the role of functions yet
 * @property {{ versioned?: boolean, account?: string, objects?: Record<string, Buffer | Buffer[]>, checksums?: boolean }} [bucket] {@link BUCKET};
 *   its objects were uploaded with their SHA-256, or without; several bodies are versions of one, oldest first
 * @property {readonly string[]} [images] tags in {@link REPOSITORY}, oldest first
 * @property {import('../emulator/aws/codedeploy/deployment.js').End} [shifts] how deployments of {@link GROUP} end; without
 *   it there is none
 * @property {string} [shifting] the version that one shifts `live` to already
 * @property {'signs' | 'fails'} [signs] how jobs of {@link PROFILE} end; without it there is none
 * @property {Buffer} [signed] the code of {@link FUNCTION} is what {@link PROFILE} made of this zip
 * @property {{ subject?: string, externalId?: string }} [role] {@link ROLE}, and whom it trusts; any when absent
 */

/**
 * @typedef {object} FunctionStart
 * @property {Buffer} [zip] {@link OLD} when absent
 * @property {string} [image] tag of the image that it runs instead
 * @property {number} [memorySize] MB
 * @property {Record<string, string>} [environment] variables beside {@link VARIABLE}
 * @property {{ Timeout?: number }} [others] further members of its configuration
 * @property {string} [role] name of another role than that of other functions
 * @property {readonly { zip?: Buffer, description?: string, state?: 'Failed' }[]} [versions] published before, oldest first; of the
 *   function's code when they name none
 * @property {Record<string, { version: string, weights?: Record<string, number> }>} [aliases]
 * @property {boolean} [snapStart]
 * @property {boolean} [managedInstances]
 * @property {{ reason: string, code: string }} [failingUpdate] how the next update fails
 * @property {import('../emulator/aws/lambda/code-signing.js').CodeSigning} [codeSigning]
 * @property {import('../emulator/aws/lambda/invoke.js').Answer} [answer] to every invocation
 */

/**
 * What becomes of it. What is absent stays as it was.
 *
 * @typedef {object} Ends
 * @property {'deployed' | 'unchanged' | 'planned' | 'incomplete' | 'failed'} [status] `deployed` when absent
 * @property {Buffer | string} [code] package that the function ends with, an image's digest in hex, or `any`;
 *   {@link NEW} when absent and the step did not refuse
 * @property {'arm64'} [architecture]
 * @property {Partial<Settings>} [settings] of its configuration, also in the version that an alias of the inputs serves
 * @property {number} [versions] how many are published then
 * @property {Record<string, string>} [aliases] the version of each
 * @property {Record<string, Record<string, number>>} [weights] of aliases that share their traffic
 * @property {RegExp} [says] the error of a step that did not succeed
 * @property {'deployed'} [again] nothing tells that the code is the same: the same step once more deploys it again
 */

/** @typedef {{ MemorySize: number, Timeout: number, variables: Record<string, string> }} Settings */

/**
 * @typedef {'architectures' | 'code-deploy' | 'configuration-limits' | 'image-digests' | 'invocations' | 'layers' | 'managed-instances' | 'bucket-owners' | 'new-roles' | 'object-versions' | 'refused-roles'
 *   | 'repeated-publish' | 'revisions' | 'signing' | 'snapstart' | 'updates-that-fail'} Need
 */

/**
 * How a scenario ends, with everything that it leaves unsaid.
 *
 * @param {Scenario} scenario
 */
export function endsOf({ start, ends = {} }) {
  const { status = 'deployed', again } = ends
  const { zip = OLD, image, versions = [], aliases = {} } = start.fn ?? {}
  // What was not there, and is not created, is still not there.
  const isThere = start.fn !== undefined || (ends.code !== undefined && status === 'deployed')
  const kept = image === undefined ? zip : `<digest:${image}>`
  const refuses = status === 'planned' || status === 'failed'
  const code = ends.code ?? (refuses ? kept : NEW)
  const before = Object.entries(aliases).map(([name, { version }]) => [name, version])
  return {
    status,
    again: again ?? (refuses || status === 'incomplete' ? status : 'unchanged'),
    says: ends.says,
    isThere,
    settings: ends.settings ?? {},
    code: typeof code === 'string' ? code : sha256(code),
    architecture: ends.architecture ?? 'x86_64',
    versions: ends.versions ?? versions.length,
    aliases: ends.aliases ?? Object.fromEntries(before),
    weights: ends.weights ?? {},
  }
}
