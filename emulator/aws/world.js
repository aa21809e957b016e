import { randomUUID } from 'node:crypto'
import { arnOf, DEFAULT_ACCOUNT, DEFAULT_REGION, iamArnOf } from './arn.js'
import { pushImage } from './ecr/image.js'
import { DEFAULT_CREDENTIALS } from './identity.js'
import { buildFunction } from './lambda/function.js'
import { Quota } from './lambda/quota.js'
import { DEFAULT_CLAIMS } from './oidc.js'
import { buildBucket, storeObject } from './s3/bucket.js'
import { buildJob, finishJob } from './signer/job.js'
import { buildRole } from './sts/role.js'

/** @import { Deployment, DeploymentGroup, End } from './codedeploy/deployment.js' */
/** @import { Image, ImageSeed, Repository } from './ecr/image.js' */
/** @import { Credentials } from './identity.js' */
/** @import { FunctionSeed, LambdaFunction } from './lambda/function.js' */
/** @import { Settle } from './lambda/settle.js' */
/** @import { Claims } from './oidc.js' */
/** @import { Denial } from './permissions.js' */
/** @import { Bucket, BucketSeed, StoredObject } from './s3/bucket.js' */
/** @import { SigningJob } from './signer/job.js' */
/** @import { IdentityProvider, Role, RoleSeed } from './sts/role.js' */

/**
 * @typedef {object} WorldOptions
 * @property {() => number} [now] milliseconds since 1970
 * @property {Settle} [settle] for functions that name none of their own
 * @property {boolean} [quotas] whether Lambda throttles as its quotas say; not when absent
 */

/** Everything the services know, and the only thing their handlers change. */
export class World {
  /** @param {WorldOptions} [options] */
  constructor({ now = Date.now, settle = { reads: 1 }, quotas = false } = {}) {
    this.now = now
    this.settle = settle
    this.lambdaQuota = quotas ? new Quota(now) : undefined
    /** @type {Map<string, LambdaFunction>} by ARN */
    this.functions = new Map()
    /** @type {Map<string, Bucket>} by name, which is unique across accounts and Regions */
    this.buckets = new Map()
    /** @type {Map<string, Repository>} of images, by ARN */
    this.repositories = new Map()
    /** @type {DeploymentGroup[]} of CodeDeploy */
    this.deploymentGroups = []
    /** @type {Map<string, Deployment>} of CodeDeploy, by id */
    this.deployments = new Map()
    /** How jobs of AWS Signer end, by the name of their profile. @type {Map<string, 'signs' | 'fails'>} */
    this.signingProfiles = new Map()
    /** @type {Map<string, SigningJob>} of AWS Signer, by id */
    this.signingJobs = new Map()
    /** @type {Map<string, Credentials>} by access key id */
    this.credentials = new Map()
    /** @type {Map<string, Role>} by ARN */
    this.roles = new Map()
    /** @type {IdentityProvider[]} */
    this.identityProviders = []
    /** What the job's id tokens say beside the audience. @type {Claims} */
    this.idTokenClaims = { ...DEFAULT_CLAIMS }
    /** @type {Denial[]} */
    this.denials = []
    /** Runtimes that Lambda no longer takes, as recorded on 12 January 2026. @type {Set<string>} */
    this.retiredRuntimes = new Set(
      'dotnetcore3.1 go1.x java8 nodejs12.x nodejs14.x provided python3.7 ruby2.7'.split(' '),
    )
    /** How many more times Lambda cannot assume a role that was made just now, by ARN. @type {Map<string, number>} */
    this.rolesTooNew = new Map()
    this.addCredentials({ ...DEFAULT_CREDENTIALS })
  }

  /** @returns {string} a new identifier each time: revisions, requests, uploads */
  id() {
    return randomUUID()
  }

  /**
   * Creates a function as if it had been deployed before.
   *
   * @param {FunctionSeed} seed
   * @returns {LambdaFunction} live: tests read it and may change it
   */
  addFunction(seed) {
    const fn = buildFunction(this, seed)
    this.functions.set(fn.arn, fn)
    return fn
  }

  /**
   * @param {string} name
   * @param {{ region?: string, account?: string }} [where]
   * @returns {LambdaFunction | undefined}
   */
  findFunction(name, { region = DEFAULT_REGION, account = DEFAULT_ACCOUNT } = {}) {
    return this.functions.get(arnOf('lambda', { region, account }, `function:${name}`))
  }

  /**
   * @param {BucketSeed} seed
   * @returns {Bucket}
   */
  addBucket(seed) {
    const bucket = buildBucket(seed)
    this.buckets.set(bucket.name, bucket)
    return bucket
  }

  /**
   * Puts an object where a bucket is already.
   *
   * @param {string} bucketName
   * @param {string} key
   * @param {Buffer} body
   * @returns {StoredObject}
   */
  putObject(bucketName, key, body) {
    const bucket = this.buckets.get(bucketName)
    if (!bucket) throw new Error(`No bucket named ${bucketName}: call addBucket first`)
    return storeObject(this, bucket, key, { body })
  }

  /**
   * Pushes an image, creating its repository.
   *
   * @param {ImageSeed} seed
   * @returns {Image}
   */
  addImage(seed) {
    return pushImage(this, seed)
  }

  /**
   * A group of an application, both of which are there then.
   *
   * @param {{ application: string, name: string, account?: string, region?: string, end?: End }} seed
   * @returns {DeploymentGroup}
   */
  addDeploymentGroup({
    application,
    name,
    account = DEFAULT_ACCOUNT,
    region = DEFAULT_REGION,
    end = 'succeeds',
  }) {
    /** @type {DeploymentGroup} */
    const group = { application, name, account, region, end }
    this.deploymentGroups.push(group)
    return group
  }

  /**
   * A job of AWS Signer that has succeeded.
   *
   * @param {{ profile: string, bucket: string, key: string, version: string }} seed
   * @returns {SigningJob}
   */
  addSigningJob({ profile, bucket, key, version }) {
    const job = buildJob(this, {
      profile,
      source: { bucketName: bucket, key, version },
      destination: { bucketName: bucket, prefix: 'signed-' },
      where: { region: DEFAULT_REGION, account: DEFAULT_ACCOUNT },
    })
    finishJob(this, job, false)
    return job
  }

  /**
   * Keys that requests may be signed with.
   *
   * @param {Partial<Credentials>} seed
   * @returns {Credentials}
   */
  addCredentials(seed) {
    const account = seed.account ?? DEFAULT_ACCOUNT
    const credentials = {
      accessKeyId: seed.accessKeyId ?? `ASIA${this.id().replaceAll('-', '').slice(0, 16).toUpperCase()}`,
      secretAccessKey: seed.secretAccessKey ?? this.id(),
      sessionToken: seed.sessionToken,
      account,
      arn: seed.arn ?? iamArnOf({ region: DEFAULT_REGION, account }, 'user/deployer'),
      userId: seed.userId ?? 'AIDACKCEVSQ6C2EXAMPLE',
      expiresAt: seed.expiresAt,
    }
    this.credentials.set(credentials.accessKeyId, credentials)
    return credentials
  }

  /**
   * A role that may be assumed, and GitHub as an identity provider of its account.
   *
   * @param {RoleSeed & { providerAudiences?: string[] }} seed providerAudiences: none for an account without the
   *   provider
   * @returns {Role}
   */
  addRole({ providerAudiences = ['sts.amazonaws.com', 'sts.amazonaws.com.cn'], ...seed }) {
    const role = buildRole(seed)
    this.roles.set(role.arn, role)
    if (providerAudiences.length > 0) {
      const issuer = String(DEFAULT_CLAIMS['iss'])
      this.identityProviders.push({ account: role.account, issuer, audiences: providerAudiences })
    }
    return role
  }

  /**
   * Takes a permission away from every caller.
   *
   * @param {Denial} denial
   */
  deny(denial) {
    this.denials.push(denial)
  }
}

/**
 * An empty world that knows only {@link DEFAULT_CREDENTIALS}.
 *
 * @param {WorldOptions} [options]
 * @returns {World}
 */
export function createWorld(options) {
  return new World(options)
}
