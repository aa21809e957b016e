/** @import { Call } from '../conformance/programs/boto3.js' */

/** Begins the name of everything that is made in an account, and is the key of a tag of it. */
export const PREFIX = 'deploy-lambda-code-test'

/**
 * @typedef {object} Kind
 * @property {string} kind
 * @property {[service: string, operation: string, member: string, name: string]} list how it is listed
 * @property {(call: Call, one: Record<string, string>) => Promise<Record<string, any>>} tags
 * @property {(call: Call, name: string) => Promise<unknown>} remove
 */

/** @type {readonly Kind[]} */
const KINDS = [
  {
    kind: 'function',
    list: ['lambda', 'list_functions', 'Functions', 'FunctionName'],
    tags: (call, { FunctionArn }) => call('lambda', 'list_tags', { Resource: FunctionArn }),
    remove: (call, FunctionName) => call('lambda', 'delete_function', { FunctionName }),
  },
  {
    kind: 'role',
    list: ['iam', 'list_roles', 'Roles', 'RoleName'],
    tags: (call, { RoleName }) => call('iam', 'list_role_tags', { RoleName }),
    remove: async (call, RoleName) => {
      const { PolicyNames } = await call('iam', 'list_role_policies', { RoleName })
      for (const PolicyName of PolicyNames) await call('iam', 'delete_role_policy', { RoleName, PolicyName })
      await call('iam', 'delete_role', { RoleName })
    },
  },
  {
    kind: 'bucket',
    list: ['s3', 'list_buckets', 'Buckets', 'Name'],
    tags: (call, { Name }) => call('s3', 'get_bucket_tagging', { Bucket: Name }),
    remove: removeBucket,
  },
  {
    kind: 'repository',
    list: ['ecr', 'describe_repositories', 'repositories', 'repositoryName'],
    tags: (call, { repositoryArn }) => call('ecr', 'list_tags_for_resource', { resourceArn: repositoryArn }),
    remove: (call, repositoryName) => call('ecr', 'delete_repository', { repositoryName, force: true }),
  },
]

/**
 * Whether a thing has the tag. The services spell their answers in four ways.
 *
 * @param {Record<string, any>} answer
 */
function isTagged({ Tags, TagSet, tags }) {
  const all = Tags ?? TagSet ?? tags
  return Array.isArray(all) ? all.some(({ Key, key }) => (Key ?? key) === PREFIX) : PREFIX in all
}

/**
 * @param {Call} call
 * @param {string} Bucket
 */
async function removeBucket(call, Bucket) {
  const { Versions = [], DeleteMarkers = [] } = await call('s3', 'list_object_versions', { Bucket })
  for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
    await call('s3', 'delete_object', { Bucket, Key, VersionId })
  }
  const { Uploads = [] } = await call('s3', 'list_multipart_uploads', { Bucket })
  for (const { Key, UploadId } of Uploads) {
    await call('s3', 'abort_multipart_upload', { Bucket, Key, UploadId })
  }
  await call('s3', 'delete_bucket', { Bucket })
}

/**
 * Removes whatever has a name that begins so and the tag. What cannot be removed keeps nothing else from being so.
 *
 * @param {Call} call
 * @param {string} region whose buckets are meant: their names end with it
 * @param {string} begin {@link PREFIX} and more, up to a hyphen
 * @returns {Promise<{ removed: string[], left: string[] }>} what is left, with the reason
 */
export async function removeAll(call, region, begin) {
  const removed = []
  const left = []
  for (const { kind, list, tags, remove } of KINDS) {
    const [service, operation, member, nameOf] = list
    for (const one of (await call(service, operation, {}))[member]) {
      const name = one[nameOf]
      if (!name.startsWith(begin) || (kind === 'bucket' && !name.endsWith(`-${region}`))) continue
      try {
        if (!isTagged(await tags(call, one))) throw new Error('it has no tag of this test')
        await remove(call, name)
        removed.push(`${kind} ${name}`)
      } catch (error) {
        left.push(`${kind} ${name}: ${error instanceof Error ? error.message : error}`)
      }
    }
  }
  return { removed, left }
}
