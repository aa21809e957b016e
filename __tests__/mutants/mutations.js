/**
 * The action, broken in one place on purpose.
 *
 * @typedef {object} Mutation
 * @property {string} name
 * @property {'moto' | 'local endpoint'} [caughtBy] what is asked first; the AWS CLI when absent
 * @property {string} file
 * @property {string} from stands there exactly once
 * @property {string} to
 */

const REQUESTS = 'src/aws/lambda-operations.ts'
const SETTLED_AT_ONCE = "stateOf: () => ({ kind: 'settled' as const }),"

/** @type {Mutation[]} */
export const MUTATIONS = [
  {
    name: 'SourceKMSKeyArn is misspelt, so that the SDK drops it',
    file: REQUESTS,
    from: '{ SourceKMSKeyArn: kmsKeyArn }',
    to: '{ SourceKmsKeyArn: kmsKeyArn }',
  },
  {
    name: 'S3ObjectVersion is misspelt',
    file: REQUESTS,
    from: '{ S3ObjectVersion: code.version }',
    to: '{ S3ObjectVersionId: code.version }',
  },
  {
    name: 'DryRun is misspelt: a dry run deploys',
    file: REQUESTS,
    from: '{ DryRun: true }',
    to: '{ Dryrun: true }',
  },
  {
    name: 'nothing waits until the update has settled',
    caughtBy: 'local endpoint',
    file: 'src/deploy/update.ts',
    from: 'waitForFunction(answered, waiter, context)',
    to: `waitForFunction(answered, { ...waiter, ${SETTLED_AT_ONCE} }, context)`,
  },
  {
    name: 'the alias moves before the version is Active',
    caughtBy: 'local endpoint',
    file: 'src/deploy/publish.ts',
    from: 'stateOf: versionReady,',
    to: SETTLED_AT_ONCE,
  },
  {
    name: 'PublishVersion is not guarded by CodeSha256',
    file: REQUESTS,
    from: '      CodeSha256: request.codeSha256,\n',
    to: '',
  },
  {
    name: 'the version is published together with the update',
    file: REQUESTS,
    from: "...('bucket' in code && { S3Bucket",
    to: "Publish: true, ...('bucket' in code && { S3Bucket",
  },
  {
    name: 'leftover weights of an alias stay',
    file: REQUESTS,
    from: '      RoutingConfig: { AdditionalVersionWeights: { ...request.weights } },\n',
    to: '',
  },
  {
    name: 'an alias is moved whoever moved it meanwhile',
    file: REQUESTS,
    from: '{ RevisionId: request.revisionId }),\n    })\n    const attempt: Attempt<AliasState>',
    to: '{ Revision: request.revisionId }),\n    })\n    const attempt: Attempt<AliasState>',
  },
  {
    name: 'code that runs already is uploaded again',
    caughtBy: 'moto',
    file: 'src/deploy/deploy.ts',
    from: 'facts.codeKept = same',
    to: 'facts.codeKept = Number.isNaN(0) && same',
  },
  {
    name: 'an update of the configuration is guarded by nothing',
    file: 'src/aws/lambda-configuration.ts',
    from: '{ RevisionId: revisionId }',
    to: '{ Revision: revisionId }',
  },
  {
    name: 'variables that are not named are wiped',
    caughtBy: 'moto',
    file: 'src/aws/current-configuration.ts',
    from: 'Object.entries(this.#now.Environment?.Variables ?? {})',
    to: 'Object.entries({})',
  },
  {
    name: 'the OIDC token is asked for with the wrong audience',
    caughtBy: 'moto',
    file: 'src/region.ts',
    from: ": 'sts.amazonaws.com'",
    to: ": 'api.github.com'",
  },
]
