import { createSelection } from '../../src/package/selection.ts'

interface Case {
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly ignoreFile?: string
}

function takes(path: string, { include = [], exclude = [], ignoreFile = '' }: Case): boolean {
  const selection = createSelection({ include, exclude, ignoreFile })
  return selection.admits(path) && selection.wants(path)
}

test.each<[name: string, patterns: Case, taken: string[], left: string[]]>([
  ['everything without patterns', {}, ['a', '.env', 'b/.c', 'd/'], []],
  ['never git', {}, ['.gitignore', '.github/x', 'a.git/'], ['.git/', '.git', 'sub/.git/', 'sub/.git']],
  ['never the ignore file, but one of that name elsewhere', {}, ['sub/.lambdaignore'], ['.lambdaignore']],
  ['exclude a name anywhere', { exclude: ['*.map'] }, ['a.js'], ['a.js.map', 'b/c.map']],
  ['exclude in the root', { exclude: ['/test'] }, ['a/test'], ['test', 'test/']],
  ['exclude a path', { exclude: ['a/b'] }, ['b', 'c/a/b'], ['a/b', 'a/b/']],
  ['exclude directories only', { exclude: ['tmp/'] }, ['tmp'], ['tmp/', 'a/tmp/']],
  ['take back', { exclude: ['*.md', '!README.md'] }, ['README.md'], ['a.md']],
  ['exclude after the ignore file', { ignoreFile: '*.md', exclude: ['!b.md'] }, ['b.md'], ['a.md']],
  ['ignore file: comments and blank lines', { ignoreFile: '# a\n\n b.js\r\nc.js\r\n' }, ['a'], ['c.js']],
  ['ignore file with a byte order mark', { ignoreFile: '\ufeffa.js\n' }, ['b.js'], ['a.js']],
  ['include a directory', { include: ['dist'] }, ['dist/a', 'x/dist/b/c'], ['a', 'src/a']],
  ['include by glob', { include: ['src/**/*.js'] }, ['src/a.js', 'src/b/c.js'], ['a.js', 'src/a.ts']],
  ['include but not all', { include: ['*.js', '!*.test.js'] }, ['a.js'], ['a.test.js']],
  ['include and exclude', { include: ['dist'], exclude: ['*.map'] }, ['dist/a'], ['dist/a.map', 'b']],
  [
    'a shell path',
    { include: ['./dist'], exclude: ['./dist/x', '!./dist/y'] },
    ['dist/a'],
    ['x/dist/a', 'dist/x'],
  ],
  ['upper and lower case', { exclude: ['readme'] }, ['README', 'Readme'], ['readme']],
  ['escaped braces', { exclude: ['\\{a,b\\}'] }, ['a'], ['{a,b}']],
  ['classes and single characters', { exclude: ['[ab]?.js'] }, ['c1.js', 'a.js'], ['a1.js', 'b2.js']],
])('%s', (_, patterns, taken, left) => {
  for (const path of taken) expect([path, takes(path, patterns)]).toEqual([path, true])
  for (const path of left) expect([path, takes(path, patterns)]).toEqual([path, false])
})

test('refuses braces, which would silently match nothing', () => {
  const patterns = { include: ['**/*.{js,json}'], exclude: [], ignoreFile: '' }
  expect(() => createSelection(patterns)).toThrow(
    'The pattern **/*.{js,json} cannot be used.\nPatterns are in gitignore syntax, which does not expand braces',
  )
})
