import { ARN_FORMS, type Arn, formatArn } from './arn.ts'
import { partitionOf, REGION } from './region.ts'

/** What a function name says of itself. */
export interface FunctionReference {
  /** As Lambda takes it: the bare name, or the ARN as it was given. */
  readonly name: string
  readonly region?: string
  readonly account?: string
}

/** Or why it cannot be used, as the end of a sentence. */
export type ParsedFunctionName = FunctionReference | { readonly invalid: string }

/** The parts of a function's ARN. */
export interface FunctionArn extends Pick<Arn, 'partition' | 'region' | 'account'> {
  readonly name: string
  /** A version or an alias. */
  readonly qualifier?: string | undefined
}

/** A name, a partial ARN or an ARN. */
const SHAPE = new RegExp(
  [
    '^(?:arn:(?<partition>aws[a-z-]*):lambda:)?',
    `(?:(?<region>${REGION}):)?`,
    '(?:(?<account>\\d{12}):)?(?<word>function:)?(?<name>[A-Za-z0-9_-]+)',
    '(?::(?<qualifier>\\$LATEST(?:\\.PUBLISHED)?|[A-Za-z0-9_-]+))?$',
  ].join(''),
)

/**
 * Reads a function's name, partial ARN or ARN. A bare name has at most 64 characters
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html).
 */
export function parseFunctionName(text: string): ParsedFunctionName {
  const { partition, region, account, word, name, qualifier } = SHAPE.exec(text)?.groups ?? {}
  if (name === undefined) return { invalid: 'is not a function name, partial ARN or ARN' }
  // An ARN that ends in `:function` names a function called that.
  const worded = word !== undefined || name === 'function'
  if (partition !== undefined && (region === undefined || account === undefined || !worded)) {
    return { invalid: `is an incomplete ARN; the form is ${ARN_FORMS.lambda}` }
  }
  if (region !== undefined && partition === undefined) {
    return { invalid: 'is an incomplete ARN; give the bare name and `aws-region`, or the whole ARN' }
  }
  if (region !== undefined && partition !== partitionOf(region)) {
    return { invalid: `is of the partition ${partition}, to which the Region ${region} does not belong` }
  }
  if (qualifier !== undefined) {
    return {
      invalid: `carries the qualifier ":${qualifier}"; code updates reach $LATEST only, so leave the qualifier out`,
    }
  }
  if (name.length > 64) return { invalid: `names a function by ${name.length} characters; 64 is the most` }
  return { name: text, ...(region && { region }), ...(account && { account }) }
}

/** The parts of a function's ARN, with or without qualifier; undefined where the text is none. */
export function parseFunctionArn(text: string): FunctionArn | undefined {
  const { partition, region, account, word, name, qualifier } = SHAPE.exec(text)?.groups ?? {}
  if (!partition || !region || !account || !word || !name) return undefined
  return { partition, region, account, name, qualifier }
}

/** The ARN of a function, without qualifier. */
export function functionArn({ name, ...place }: Omit<FunctionArn, 'qualifier'>): string {
  return formatArn({ ...place, service: 'lambda', resource: `function:${name}` })
}

/** The function's ARN, if the name says the account; `region` is that of the deployment. */
export function arnOf(functionName: string, region: string): string | undefined {
  const { account, name = '', partition = partitionOf(region) } = SHAPE.exec(functionName)?.groups ?? {}
  return account && functionArn({ partition, region, account, name })
}

/** The name alone, of a name, a partial ARN or an ARN without qualifier. */
export function bareName(functionName: string): string {
  return functionName.split(':').at(-1) ?? ''
}

/** The ARN of a version or an alias; of the function itself without a qualifier. */
export function withQualifier(arn: string, qualifier: string | undefined): string {
  return qualifier === undefined ? arn : `${arn}:${qualifier}`
}

/** A function's ARN without `$LATEST`, which Lambda writes at the end of some. */
export function withoutLatest(arn: string): string {
  return arn.replace(/:\$LATEST$/, '')
}

/** The ARN of any version, where one names a version: the next one has another number. */
export function anyVersion(arn: string): string {
  return arn.replace(/(:function:[^:]+):\d+$/, '$1:*')
}
