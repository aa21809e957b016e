/** What a function name says of itself. */
export interface FunctionReference {
  /** As Lambda takes it: the bare name, or the ARN as it was given. */
  readonly name: string
  readonly region?: string
  readonly account?: string
}

/** Or why it cannot be used, as the end of a sentence. */
export type FunctionNameVerdict = FunctionReference | { readonly refused: string }

const SHAPE = new RegExp(
  [
    '^(?:(?<arn>arn:aws[a-z-]*:lambda):)?',
    '(?:(?<region>(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\\d):)?',
    '(?:(?<account>\\d{12}):)?(?<word>function:)?(?<name>[A-Za-z0-9_-]+)',
    '(?::(?<qualifier>\\$LATEST(?:\\.PUBLISHED)?|[A-Za-z0-9_-]+))?$',
  ].join(''),
)

/**
 * Reads a function's name, partial ARN or ARN. A bare name has at most 64 characters
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html).
 */
export function parseFunctionName(text: string): FunctionNameVerdict {
  const parts = SHAPE.exec(text)?.groups
  const name = parts?.['name']
  if (parts === undefined || name === undefined) {
    return { refused: 'is not a function name, partial ARN or ARN' }
  }
  const { arn, region, account, word } = parts
  // An ARN that ends in `:function` names a function called that.
  const worded = word !== undefined || name === 'function'
  if (arn !== undefined && (region === undefined || account === undefined || !worded)) {
    return { refused: 'is an incomplete ARN; the form is arn:aws:lambda:REGION:ACCOUNT:function:NAME' }
  }
  if (arn === undefined && region !== undefined) {
    return { refused: 'is an incomplete ARN; give the bare name and `aws-region`, or the whole ARN' }
  }
  if (parts['qualifier'] !== undefined) {
    return {
      refused: `carries the qualifier ":${parts['qualifier']}"; code updates reach $LATEST only, so leave the qualifier out`,
    }
  }
  if (name.length > 64) return { refused: `names a function by ${name.length} characters; 64 is the most` }
  return { name: text, ...(region && { region }), ...(account && { account }) }
}
