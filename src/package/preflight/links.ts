import { type Finding, findingAbout, named } from './finding.ts'
import type { PackageTree } from './package-tree.ts'

/** Commands of npm packages and the interpreter of a venv: of use only on the machine that installed them. */
const COMMANDS = /(^|\/)(\.bin\/|bin\/python[\d.]*$)/

/** Links that lead to nothing. */
export function linkFindings(tree: PackageTree): Finding[] {
  const dangling = [...tree.links()].filter(([name, , to]) => to === 'missing' && !COMMANDS.test(name))
  const names = dangling.map(([name]) => name)
  const [first, target] = dangling[0] ?? []
  return findingAbout(names, {
    rule: 'dangling-link',
    what: `${named(names)} ${names.length === 1 ? 'is a link' : 'are links'} to what the package does not have (${first} -> ${target}).`,
    consequence: 'Opening it fails at run time: ENOENT, no such file or directory.',
    remedy: 'Add what the link leads to, or leave the link out.',
    certain: false,
  })
}
