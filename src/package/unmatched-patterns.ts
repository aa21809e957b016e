import { sep } from 'node:path'
import ignore from 'ignore'
import { bulletList } from './bullet-list.ts'
import { anchored, type Selection } from './selection.ts'

/** A line of an input. */
interface Line {
  readonly input: 'include' | 'exclude'
  readonly pattern: string
}

/**
 * Finds the lines of `include` and `exclude` that match nothing of what a walk comes by. Lines that
 * only take something back, and comments, may do so.
 */
export class UnmatchedPatterns {
  readonly #root: string
  #lines: readonly Line[]
  #matcher: ignore.Ignore

  /** @param root Real path of the directory. */
  constructor(root: string, { include, exclude }: Readonly<Record<Line['input'], readonly string[]>>) {
    this.#root = root
    this.#lines = [...linesOf('include', include), ...linesOf('exclude', exclude)]
    this.#matcher = matcherOf(this.#lines)
  }

  /** The same selection, which sees what it is asked about. */
  watch({ includes, enters }: Selection): Selection {
    const seen = (path: string) => {
      this.#see(path)
      return path
    }
    return {
      includes: (path) => includes(seen(path)),
      enters: (directory) => enters(seen(directory)),
    }
  }

  /** What to say of the lines that have matched nothing so far; undefined if there are none. */
  warning(): string | undefined {
    if (this.#lines.length === 0) return undefined
    const lines = bulletList(this.#lines.map((line) => described(line, this.#root)))
    return `Patterns that match nothing (what is left out was not searched):\n${lines}`
  }

  /** Takes the lines out that match a path, so that most walks soon have none left to try. */
  #see(path: string): void {
    while (this.#lines.length > 0) {
      const { rule } = this.#matcher.test(path)
      if (rule === undefined) return
      this.#lines = this.#lines.filter((_, index) => String(index) !== rule.mark)
      this.#matcher = matcherOf(this.#lines)
    }
  }
}

function linesOf(input: Line['input'], patterns: readonly string[]): Line[] {
  return patterns.filter((pattern) => !/^[!#]/.test(pattern)).map((pattern) => ({ input, pattern }))
}

/** Tells by a mark which line matches. */
function matcherOf(lines: readonly Line[]): ignore.Ignore {
  const patterns = lines.map(({ pattern }, index) => ({ pattern: anchored(pattern), mark: String(index) }))
  return ignore({ ignorecase: false }).add(patterns)
}

function described({ input, pattern }: Line, root: string): string {
  const hints = [
    pattern.includes(',') ? ['one pattern per line'] : [],
    /\\[^\\!#*?[\]{} ]/.test(pattern) ? ['use forward slashes'] : [],
    beginsWithEndOf(root, pattern) ? ['patterns are relative to `source-dir`'] : [],
  ].flat()
  const hint = hints.length === 0 ? '' : `: ${hints.join('; ')}`
  return `${pattern} (\`${input}\`)${hint}`
}

/** As `app/x` and `services/app/x` do in `services/app`. */
function beginsWithEndOf(root: string, pattern: string): boolean {
  const segments = anchored(pattern).replace(/^\//, '').split('/')
  const folders = root.split(sep).filter((folder) => folder !== '')
  return folders.some((_, from) => {
    const end = folders.slice(from)
    return end.length < segments.length && end.every((folder, index) => folder === segments[index])
  })
}
