import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import type { ConfigurationPlan } from '../plan/configuration.ts'
import { covers, isSame } from './configuration-comparison.ts'
import { CONFIGURATION_MEMBERS, type ConfigurationRequest } from './configuration-members.ts'
import { execWrapper } from './exec-wrapper.ts'

/** One difference between what a function has and what a step asks for, without any value of a variable. */
export interface ConfigurationChange {
  readonly kind: 'added' | 'changed' | 'removed'
  /** Name of the member, or of the variable. */
  readonly name: string
  /** Of a member that is one word or number. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

type Member = keyof ConfigurationRequest
/** What decides where a runtime looks for the code. */
export interface CodeTraits {
  readonly runtime: string | undefined
  readonly handler: string | undefined
  readonly layers: boolean
  readonly execWrapper: boolean | undefined
}

/** Members of one word whose value is worth a line. */
const SHOWN: ReadonlySet<string> = new Set<Member>(['Handler', 'MemorySize', 'Role', 'Runtime', 'Timeout'])

/** What a function has where its answer does not say. */
const DEFAULTS: Partial<ConfigurationRequest> = {
  EphemeralStorage: { Size: 512 },
  SnapStart: { ApplyOn: 'None' },
  TracingConfig: { Mode: 'PassThrough' },
}

/**
 * The configuration of a function as Lambda described it, to be compared and nothing else: the values of its variables
 * leave this object in requests only.
 */
export class CurrentConfiguration {
  readonly #now: FunctionConfiguration

  constructor(configuration: FunctionConfiguration) {
    this.#now = configuration
  }

  /** The member that Lambda could not read itself, so that a change would overwrite what nobody sees. */
  unreadableFor(wanted: ConfigurationPlan): { readonly member: string; readonly why: string } | undefined {
    const { Environment, ImageConfigResponse } = this.#now
    if (wanted.variables.size > 0 && Environment?.Error !== undefined) {
      return { member: 'Environment', why: Environment.Error.Message ?? '' }
    }
    const failed = ImageConfigResponse?.Error
    if (wanted.members.ImageConfig === undefined || failed === undefined) return undefined
    return { member: 'ImageConfig', why: failed.Message ?? '' }
  }

  /** Everything that is to change; empty where the function is as it is asked for. */
  changesTo(wanted: ConfigurationPlan): readonly ConfigurationChange[] {
    const members = this.#differing(wanted).map((name): ConfigurationChange => {
      if (!SHOWN.has(name)) return { kind: 'changed', name }
      const from = this.#member(name)
      return {
        kind: 'changed',
        name,
        from: from === undefined ? undefined : String(from),
        to: String(wanted.members[name]),
      }
    })
    return [...members, ...this.#variableChanges(wanted)]
  }

  /** The members of one request that makes those changes. */
  requestFor(wanted: ConfigurationPlan): ConfigurationRequest {
    const members = this.#differing(wanted).map((name) => [name, wanted.members[name]])
    const variables = this.#variableChanges(wanted).length > 0 && this.#variablesWith(wanted)
    return { ...Object.fromEntries(members), ...(variables && { Environment: { Variables: variables } }) }
  }

  /** The members of a function that is created with it. */
  static requestForNew({ members, variables }: ConfigurationPlan): ConfigurationRequest {
    const Variables = Object.fromEntries([...variables].filter(([, value]) => value !== null)) as Record<
      string,
      string
    >
    return { ...members, ...(Object.keys(Variables).length > 0 && { Environment: { Variables } }) }
  }

  /** Whether nobody changed anything that an update could overwrite. */
  isSameAs(other: CurrentConfiguration): boolean {
    return this.isAfter(other, { members: {}, variables: new Map() })
  }

  /** Whether those changes were made to what it was before, and nobody changed anything else. */
  isAfter(before: CurrentConfiguration, wanted: ConfigurationPlan): boolean {
    const sent: readonly Member[] = before.#differing(wanted)
    const Environment =
      wanted.variables.size === 0 ? before.#now.Environment : { Variables: before.#variablesWith(wanted) }
    const expected = new CurrentConfiguration({ ...before.#now, Environment })
    return (
      this.changesTo(wanted).length === 0 &&
      ALL.every((name) => sent.includes(name) || isSame(this.#member(name), expected.#member(name)))
    )
  }

  /** What decides where the runtime looks for the code, once those changes are made. */
  codeTraitsAfter(wanted: ConfigurationPlan | undefined): CodeTraits {
    const { members = {}, variables = new Map() } = wanted ?? {}
    const now = this.#now
    const unreadable = now.Environment?.Error !== undefined
    return {
      runtime: members.Runtime ?? now.Runtime,
      handler: members.Handler ?? now.Handler,
      layers: (members.Layers ?? now.Layers ?? []).length > 0,
      execWrapper: execWrapper(
        unreadable ? now.Environment : { Variables: this.#variablesWith({ members, variables }) },
      ),
    }
  }

  #differing({ members }: ConfigurationPlan): (keyof ConfigurationPlan['members'])[] {
    const names = Object.keys(members) as (keyof ConfigurationPlan['members'])[]
    return names.filter((name) => !covers(this.#member(name), members[name]))
  }

  #variableChanges({ variables }: ConfigurationPlan): ConfigurationChange[] {
    const now = this.#now.Environment?.Variables ?? {}
    return [...variables].flatMap(([name, value]): ConfigurationChange[] => {
      const has = Object.hasOwn(now, name)
      if (value === null) return has ? [{ kind: 'removed', name }] : []
      if (!has) return [{ kind: 'added', name }]
      return now[name] === value ? [] : [{ kind: 'changed', name }]
    })
  }

  #variablesWith({ variables }: ConfigurationPlan): Record<string, string> {
    const all = new Map<string, string | null>(Object.entries(this.#now.Environment?.Variables ?? {}))
    for (const [name, value] of variables) all.set(name, value)
    return Object.fromEntries([...all].filter((entry): entry is [string, string] => entry[1] !== null))
  }

  /** A member in the shape of a request. */
  #member(name: Member): unknown {
    const { Environment, ImageConfigResponse, Layers, SnapStart, VpcConfig, ...now } = this.#now
    switch (name) {
      case 'Environment':
        // Not as a structure: a variable that is empty is not one that is missing.
        return (
          Environment?.Error ??
          Object.entries(Environment?.Variables ?? {})
            .map(String)
            .toSorted()
        )
      case 'ImageConfig':
        return ImageConfigResponse?.ImageConfig
      case 'Layers':
        return Layers?.map(({ Arn }) => Arn)
      case 'SnapStart':
        return SnapStart === undefined ? DEFAULTS.SnapStart : { ApplyOn: SnapStart.ApplyOn }
      case 'VpcConfig': {
        const { VpcId: _, ...request } = VpcConfig ?? {}
        return request
      }
      default:
        return now[name] ?? DEFAULTS[name]
    }
  }
}

const ALL = Object.keys(CONFIGURATION_MEMBERS) as Member[]
