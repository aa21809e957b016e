import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { makeTree, readAll } from './fixtures.ts'

const NAMES = 'a|b|A|foo|bar.js|baz.md|.x|dist|a b|x[1]|!n|#h'.split('|')
const PATTERNS = [
  ['*.js', '/a', 'a/', 'foo/**', '**/foo', '!bar.js', 'dist/*', '!dist/a', '*', '!*/', '!*.md', 'a/b'],
  ['[ab]', '?', '**/dist/**', '\\#h', '\\!n', 'x[[]1]', '.x', '/foo/*/a', 'f*', '!foo', 'a b', 'A'],
  ['*/a', 'a/**/b', '**', '!a'],
].flat()

const path = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 })
  .map((names) => names.join('/'))
const pattern = fc.constantFrom(...PATTERNS)

function git(root: string, ...options: string[]): string {
  return execFileSync('git', ['-C', root, '-c', 'core.ignorecase=false', ...options], { encoding: 'utf8' })
}

const whereGitIs = spawnSync('git', ['--version']).status === 0 ? test : test.skip

whereGitIs('an ignore file leaves out what git would leave out', async () => {
  const trees = fc.array(path, { minLength: 1, maxLength: 15 }).map((paths) => {
    // A path never leads through a file.
    return paths.filter((file) => !paths.some((other) => other.startsWith(`${file}/`)))
  })
  await fc.assert(
    fc.asyncProperty(trees, fc.array(pattern, { minLength: 1, maxLength: 5 }), async (paths, patterns) => {
      const root = makeTree(Object.fromEntries(paths.map((file) => [file, 'x'])))
      const entries = await readAll(root, { ignoreFile: patterns.join('\n') })
      const ours = entries.map((entry) => entry.name.toString())
      git(root, 'init', '--quiet')
      writeFileSync(join(root, '.git/info/exclude'), `${patterns.join('\n')}\n`)
      const theirs = git(root, 'ls-files', '--others', '--exclude-standard', '-z').split('\0').filter(Boolean)
      expect(ours.sort()).toEqual(theirs.sort())
    }),
    { numRuns: 40 },
  )
})
