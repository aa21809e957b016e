import type { UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda'

/** What a step may say of a function beside its code: every member of UpdateFunctionConfiguration but its address and guard. */
export type ConfigurationRequest = Omit<UpdateFunctionConfigurationRequest, 'FunctionName' | 'RevisionId'>

/** What a member of a request holds. */
export type Shape =
  | 'text'
  | 'number'
  | 'flag'
  /** Texts by name: the variables of the environment. */
  | 'variables'
  | { readonly list: Shape }
  | { readonly members: Readonly<Record<string, Shape>> }

/** The shape that follows from a type of the SDK. */
type ShapeOf<T> = [T] extends [string]
  ? 'text'
  : [T] extends [number]
    ? 'number'
    : [T] extends [boolean]
      ? 'flag'
      : [T] extends [readonly (infer Item)[]]
        ? { readonly list: ShapeOf<Item> }
        : string extends keyof T
          ? 'variables'
          : { readonly members: MembersOf<T> }

type MembersOf<T> = { readonly [Name in keyof T]-?: ShapeOf<NonNullable<T[Name]>> }

const TEXTS = { list: 'text' } as const

/**
 * Every member, as the API spells it (API_UpdateFunctionConfiguration). The compiler holds the table against the types of
 * the SDK, so that a member which a new version of it brings is noticed.
 */
export const CONFIGURATION_MEMBERS: MembersOf<ConfigurationRequest> = {
  Role: 'text',
  Handler: 'text',
  Description: 'text',
  Timeout: 'number',
  MemorySize: 'number',
  VpcConfig: {
    members: { SubnetIds: TEXTS, SecurityGroupIds: TEXTS, Ipv6AllowedForDualStack: 'flag' },
  },
  Environment: { members: { Variables: 'variables' } },
  Runtime: 'text',
  DeadLetterConfig: { members: { TargetArn: 'text' } },
  KMSKeyArn: 'text',
  TracingConfig: { members: { Mode: 'text' } },
  Layers: TEXTS,
  FileSystemConfigs: {
    list: {
      members: { Arn: 'text', LocalMountPath: 'text', S3FilesConfig: { members: { DirectS3Read: 'text' } } },
    },
  },
  ImageConfig: { members: { EntryPoint: TEXTS, Command: TEXTS, WorkingDirectory: 'text' } },
  EphemeralStorage: { members: { Size: 'number' } },
  SnapStart: { members: { ApplyOn: 'text' } },
  LoggingConfig: {
    members: { LogFormat: 'text', ApplicationLogLevel: 'text', SystemLogLevel: 'text', LogGroup: 'text' },
  },
  CapacityProviderConfig: {
    members: {
      LambdaManagedInstancesCapacityProviderConfig: {
        members: {
          CapacityProviderArn: 'text',
          PerExecutionEnvironmentMaxConcurrency: 'number',
          ExecutionEnvironmentMemoryGiBPerVCpu: 'number',
        },
      },
    },
  },
  DurableConfig: {
    members: { KMSKeyArn: 'text', RetentionPeriodInDays: 'number', ExecutionTimeout: 'number' },
  },
}
