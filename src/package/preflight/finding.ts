/** The function that the package is for, as far as it is known. */
export interface TargetFunction {
  /** Lambda's runtime id, e.g. `nodejs22.x`; undefined if the function has none or it is unknown. */
  readonly packageRuntime?: string | undefined
  /** The configured handler, e.g. `index.handler`. */
  readonly handler?: string | undefined
  /** The architecture the function will have after the deployment. */
  readonly architecture?: 'x86_64' | 'arm64' | undefined
  /** The function has layers: they may hold what the package lacks. */
  readonly layers: boolean
  /** A wrapper script decides what is started; undefined if that is unknown. */
  readonly wrapper: boolean | undefined
}

/** Something in the package that will not work, or may not. */
export interface Finding {
  /** Name of the rule, e.g. `handler-missing`. */
  readonly rule: string
  /** The file in the package; the first of several. */
  readonly file?: string
  /** What is wrong, as one sentence. */
  readonly what: string
  /** What Lambda would do. */
  readonly consequence: string
  /** What to change. */
  readonly remedy: string
  /** False if anything outside the package, or anything unknown, may make it right. */
  readonly certain: boolean
}

/** A finding about files, of which it names the first; none where there are no files. */
export function findingAbout(files: readonly string[], finding: Omit<Finding, 'file'>): Finding[] {
  const [file] = files
  return file === undefined ? [] : [{ ...finding, file }]
}

/** `a.so`, or `a.so and 3 more`. */
export function named(files: readonly string[]): string {
  const [first = ''] = files
  return files.length === 1 ? first : `${first} and ${files.length - 1} more`
}
