import { type Finding, named } from './finding.ts'
import type { PackageTree } from './package-tree.ts'

/** Commands of npm packages and the interpreter of a venv: of use only on the machine that installed them. */
const COMMANDS = /(^|\/)(\.bin\/|bin\/python[\d.]*$)/

/** Links that lead to nothing. */
export function checkLinks(tree: PackageTree): Finding[] {
  const dangling = [...tree.links()].filter(([name, , to]) => to === 'missing' && !COMMANDS.test(name))
  const [first] = dangling
  if (first === undefined) return []
  const [file, target] = first
  return [
    {
      rule: 'dangling-link',
      file,
      what: `${named(dangling.map(([name]) => name))} ${dangling.length === 1 ? 'is a link' : 'are links'} to what the package does not have (${file} -> ${target}).`,
      consequence: 'Opening it fails at run time: ENOENT, no such file or directory.',
      remedy: 'Add what the link leads to, or leave the link out.',
      certain: false,
    },
  ]
}
