import type { Statement } from '../../../src/policy/statement.ts'

/** One action on one resource. */
export interface Need {
  readonly action: string
  readonly resource: string
}

/** Whether IAM would allow it: `*` is anything, `?` one character, `${*}` the character itself. */
export function allows(statements: readonly Statement[], { action, resource }: Need): boolean {
  return statements.some(
    ({ Action, Resource }) =>
      Action.includes(action) && [Resource].flat().some((each) => patternOf(each).test(resource)),
  )
}

function patternOf(resource: string): RegExp {
  const parts = resource.split(/(\$\{[*?$]\}|[*?])/).map((part) => {
    if (part === '*') return '.*'
    if (part === '?') return '.'
    const text = /^\$\{.\}$/.test(part) ? part.charAt(2) : part
    return text.replace(/[.+?^${}()|[\]\\*]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 's')
}
