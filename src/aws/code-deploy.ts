import { createHash } from 'node:crypto'
import {
  CodeDeployClient,
  CreateDeploymentCommand,
  type DeploymentInfo,
  GetDeploymentCommand,
  ListDeploymentsCommand,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy'
import { formatArn } from '../arn.ts'
import type { CodeDeployPlan } from '../plan/code-deploy.ts'
import { partitionOf } from '../region.ts'
import type { ClientConfig } from './client-config.ts'
import {
  type Attempt,
  READ_LIMIT_MS,
  type ReadOptions,
  type Request,
  required,
  send,
  type WriteOptions,
} from './request.ts'
import type { RetryContext } from './retry.ts'

/** A deployment of CodeDeploy as it is right now. Enumerations are open. */
export interface CodeDeployment {
  readonly id: string
  /** `InProgress`, `Succeeded`, `Failed`, `Stopped` and the like. */
  readonly status: string
  readonly description: string
  /** Why it did not succeed. */
  readonly error: { readonly code: string | undefined; readonly message: string | undefined }
  /** The deployment that takes its traffic back. */
  readonly rollbackId: string | undefined
}

/** The traffic to shift. */
export interface Shift {
  readonly functionName: string
  readonly alias: string
  /** Versions. */
  readonly from: string
  readonly to: string
  readonly description: string
}

const ROLLBACK_EVENTS = [
  'DEPLOYMENT_FAILURE',
  'DEPLOYMENT_STOP_ON_ALARM',
  'DEPLOYMENT_STOP_ON_REQUEST',
] as const
const UNDER_WAY = ['Created', 'Queued', 'InProgress', 'Baking', 'Ready'] as const

/** A deployment that was started. */
export interface Started {
  readonly id: string | undefined
}

/** CodeDeploy, for one deployment group, within the deadline of the step. All throw a ServiceError. */
export class CodeDeploy {
  readonly #client: CodeDeployClient
  readonly #plan: CodeDeployPlan
  /** ARN of the group, for advice on permissions. */
  readonly #arn: string | undefined
  readonly #context: RetryContext
  readonly #attemptMs: number
  #reached = false

  /**
   * @param account of the credentials, if it is known
   * @param attemptMs limit of each attempt of a read or a stop, in milliseconds
   */
  constructor(
    plan: CodeDeployPlan,
    account: string | undefined,
    config: ClientConfig,
    context: RetryContext,
    attemptMs = READ_LIMIT_MS,
  ) {
    this.#attemptMs = attemptMs
    this.#client = new CodeDeployClient(config)
    this.#plan = plan
    this.#arn = account && groupArn(plan, config.region, account)
    this.#context = context
  }

  /** The deployment of the group that is under way: there is one at most. */
  async active(options?: ReadOptions): Promise<CodeDeployment | undefined> {
    const statuses = { includeOnlyStatuses: [...UNDER_WAY] }
    const command = new ListDeploymentsCommand({ ...this.#group, ...statuses })
    const { deployments = [] } = await this.#send(
      'ListDeployments',
      { ...options, idempotent: true, attemptMs: this.#attemptMs },
      (how) => this.#client.send(command, how),
    )
    const [id] = deployments
    return id === undefined ? undefined : this.read(id, options)
  }

  async read(deploymentId: string, options?: ReadOptions): Promise<CodeDeployment> {
    const command = new GetDeploymentCommand({ deploymentId })
    const { deploymentInfo } = await this.#send(
      'GetDeployment',
      { ...options, idempotent: true, attemptMs: this.#attemptMs },
      (how) => this.#client.send(command, how),
    )
    return deploymentOf(deploymentId, deploymentInfo)
  }

  /**
   * Starts a deployment that takes the traffic back if it fails, or is stopped by an alarm or by somebody.
   *
   * @returns its id; undefined where it was over before anybody could find it
   */
  create({ description, ...shift }: Shift, options: WriteOptions<Started>): Promise<Started> {
    const content = appSpec(shift)
    const { configuration } = this.#plan
    const command = new CreateDeploymentCommand({
      ...this.#group,
      description,
      revision: {
        revisionType: 'AppSpecContent',
        appSpecContent: { content, sha256: createHash('sha256').update(content).digest('hex') },
      },
      ...(configuration && { deploymentConfigName: configuration }),
      autoRollbackConfiguration: { enabled: true, events: [...ROLLBACK_EVENTS] },
    })
    const attempt: Attempt<Started> = async (how) => ({
      id: required((await this.#client.send(command, how)).deploymentId, 'deploymentId'),
    })
    // A group makes one deployment at a time: sent twice, it is refused the second time.
    return this.#send('CreateDeployment', { ...options, idempotent: true }, attempt)
  }

  /** Stops a deployment, and lets it take its traffic back. */
  async stop(deploymentId: string): Promise<void> {
    const command = new StopDeploymentCommand({ deploymentId, autoRollbackEnabled: true })
    await this.#send('StopDeployment', { idempotent: true, attemptMs: this.#attemptMs }, (how) =>
      this.#client.send(command, how),
    )
  }

  get #group() {
    return { applicationName: this.#plan.application, deploymentGroupName: this.#plan.group }
  }

  async #send<T>(
    name: string,
    how: Omit<Request<T>, 'operation' | 'resource'>,
    attempt: Attempt<T>,
  ): Promise<T> {
    const operation = `codedeploy:${name}`
    const request = { ...how, operation, resource: this.#arn, firstRequest: !this.#reached }
    const answer = await send(request, attempt, this.#context)
    this.#reached = true
    return answer
  }
}

/** The ARN of a deployment group. */
export function groupArn({ application, group }: CodeDeployPlan, region: string, account: string): string {
  const place = { partition: partitionOf(region), service: 'codedeploy', region, account }
  return formatArn({ ...place, resource: `deploymentgroup:${application}/${group}` })
}

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html */
function appSpec({ functionName: Name, alias: Alias, from, to }: Omit<Shift, 'description'>): string {
  const Properties = { Name, Alias, CurrentVersion: from, TargetVersion: to }
  return JSON.stringify({
    version: '0.0',
    Resources: [{ [Name]: { Type: 'AWS::Lambda::Function', Properties } }],
  })
}

function deploymentOf(id: string, info: DeploymentInfo | undefined): CodeDeployment {
  const { status = '', description = '', errorInformation, rollbackInfo } = info ?? {}
  const { code, message } = errorInformation ?? {}
  return {
    id,
    status,
    description,
    error: { code, message },
    rollbackId: rollbackInfo?.rollbackDeploymentId || undefined,
  }
}
