import { LineCounter, parseDocument, Scalar, type ScalarTag } from 'yaml'

/** Stands for a key without a value, which is no text, and is not `null` either. */
export const NO_VALUE = Symbol('no value')

/**
 * Every scalar is the text that is written there, quoted or not, so that a variable `1.10` is not `1.1`: what it means
 * follows from the member it is for. Only `null` is told apart, and a value that is missing.
 */
const TAGS: ScalarTag[] = [
  tag('tag:yaml.org,2002:null', /^(?:~|null|Null|NULL)$/, null),
  tag('tag:yaml.org,2002:none', /^$/, NO_VALUE),
]

function tag(name: string, test: RegExp, value: unknown): ScalarTag {
  return { tag: name, default: true, test, identify: () => false, resolve: () => new Scalar(value) }
}

/** By the parser's code. Its messages quote the text, which may hold secrets. */
const FAULTS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the indentation is wrong',
  DUPLICATE_KEY: 'a key is given twice',
  MULTIPLE_DOCS: 'there is more than one document',
  RESOURCE_EXHAUSTION: 'it is nested too deep',
  TAB_AS_INDENT: 'a tab indents it',
  TAG_RESOLVE_FAILED: 'it has a tag, such as !Ref, that means nothing here',
}

/**
 * YAML 1.2, of which JSON is a part; with anchors and merge keys.
 *
 * @param place where it stands, such as ` of lambda.yml`, if that is known
 * @param complain is given the end of a sentence that quotes nothing else
 * @returns undefined where it cannot be read
 */
export function parseConfiguration(
  text: string,
  place: string,
  complain: (sentence: string) => void,
): unknown {
  const lines = new LineCounter()
  const options = { prettyErrors: false, logLevel: 'error', lineCounter: lines, merge: true } as const
  const document = parseDocument(text, { ...options, schema: 'failsafe', customTags: TAGS })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault !== undefined) {
    const { line } = lines.linePos(fault.pos[0])
    complain(
      `cannot be read as YAML or JSON, line ${line}${place}: ${FAULTS[fault.code] ?? 'it is malformed'}.`,
    )
    return undefined
  }
  try {
    return document.toJS()
  } catch {
    complain(
      'cannot be read as YAML or JSON: an alias or merge key refers to nothing that fits, or there are too many.',
    )
    return undefined
  }
}
