import { asPattern } from './expressions.ts'

/** One statement of an IAM policy. */
export interface Statement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: object
}

/** A document as IAM takes it. */
export interface Policy<T = Statement> {
  readonly Version: '2012-10-17'
  readonly Statement: readonly T[]
}

/** @param resources each named once, however often it is given */
export function allow(Sid: string, Action: readonly string[], ...resources: readonly string[]): Statement {
  const [first = '', ...others] = new Set(resources.map(asPattern))
  return { Sid, Effect: 'Allow', Action, Resource: others.length === 0 ? first : [first, ...others] }
}

export function allowWithCondition(
  Sid: string,
  Action: readonly string[],
  Condition: object,
  ...resources: readonly string[]
): Statement {
  return { ...allow(Sid, Action, ...resources), Condition }
}

export function policy<T>(...statements: readonly T[]): Policy<T> {
  return { Version: '2012-10-17', Statement: statements }
}

/**
 * A text that a policy shall take as it is: `*`, `?` and `$` mean something else there
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
 */
export function literal(text: string): string {
  return text.replace(/[*?$]/g, '$${$&}')
}
