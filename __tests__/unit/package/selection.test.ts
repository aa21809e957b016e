import fc from 'fast-check'
import { createSelection } from '../../../src/package/selection.ts'

interface Case {
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly ignoreFile?: string
}

function takes(path: string, { include = [], exclude = [], ignoreFile = '' }: Case): boolean {
  const selection = createSelection({ include, exclude, ignoreFile })
  return selection.includes(path)
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

describe('which directories are looked into', () => {
  function enters(directory: string, { include = [], exclude = [], ignoreFile = '' }: Case): boolean {
    return createSelection({ include, exclude, ignoreFile }).enters(directory)
  }

  test.each<[name: string, patterns: Case, entered: string[], passed: string[]]>([
    ['all without include', {}, ['a/', 'a/b/'], ['.git/', 'a/.git/']],
    ['none that is excluded', { exclude: ['a', 'b/c'] }, ['b/', 'b/d/'], ['a/', 'x/a/', 'b/c/']],
    ['in the root', { include: ['/dist'] }, ['dist/', 'dist/a/'], ['src/', 'x/dist/']],
    ['a shell path', { include: ['./dist'] }, ['dist/', 'dist/a/'], ['src/', 'x/dist/']],
    ['everything in it', { include: ['/dist/**'] }, ['dist/', 'dist/a/'], ['src/', 'x/dist/']],
    ['files of the root', { include: ['/*.js'] }, ['a.js/', 'a.js/b/'], ['a/', 'b/a.js/']],
    ['a path', { include: ['a/b/*.js'] }, ['a/', 'a/b/', 'a/b/c.js/'], ['b/', 'a/c/', 'a/b/c/', 'x/a/b/']],
    ['a path by glob', { include: ['a*/?/c.js'] }, ['a/', 'ab/', 'ab/x/'], ['b/', 'a/xy/', 'a/b/d/']],
    ['stars in the middle', { include: ['a/**/b'] }, ['a/', 'a/x/', 'a/x/y/'], ['b/', 'x/a/']],
    ['any depth', { include: ['dist/'] }, ['dist/', 'src/', 'node_modules/x/'], []],
    ['several', { include: ['/a/b', '/c'] }, ['a/', 'a/b/', 'c/d/'], ['a/c/', 'd/']],
    ['nothing for a negative one', { include: ['/a', '!/b/c'] }, ['a/'], ['b/']],
    ['a class', { include: ['a/[bc]/d'] }, ['a/', 'a/b/'], ['b/', 'a/e/']],
    ['a class that seems to hold a slash', { include: ['a[b/]/c'] }, ['ab/'], []],
    ['an escape', { include: ['\\#a/b\\ /c'] }, ['#a/', '#a/b /'], ['a/', '#a/b/']],
    ['spaces at the end', { include: ['dist/ '] }, ['src/'], []],
  ])('%s', (_, patterns, entered, passed) => {
    for (const path of entered) expect([path, enters(path, patterns)]).toEqual([path, true])
    for (const path of passed) expect([path, enters(path, patterns)]).toEqual([path, false])
  })

  test('is every one in which something is taken', () => {
    let taken = 0
    fc.assert(
      fc.property(pathAndPattern, fc.constantFrom('/a', '*.js', '!a', 'a/b'), ({ path, pattern }, other) => {
        const selection = createSelection({ include: [pattern, other], exclude: [], ignoreFile: '' })
        if (!selection.includes(path)) return
        taken++
        for (const { index } of path.slice(0, -1).matchAll(/\//g)) {
          const directory = path.slice(0, index + 1)
          expect([directory, selection.enters(directory)]).toEqual([directory, true])
        }
      }),
      { numRuns: 3_000 },
    )
    // A property that is hardly ever put to the test would hold as well.
    expect(taken).toBeGreaterThan(100)
  })
})

/** A path, and a pattern that is made of its segments and often matches it. */
const pathAndPattern = fc
  .array(fc.constantFrom('a', 'b', 'a.js', '.x', '!n', '#h', 'a b', ' a', 'x[1]', 'a\\', '\t', 'a '), {
    minLength: 2,
    maxLength: 5,
  })
  .chain((names) =>
    fc.record({
      path: fc.constantFrom('', '/').map((slash) => names.join('/') + slash),
      pattern: fc
        .tuple(
          fc.constantFrom('', '', '/', './', '**/', '\\'),
          fc.tuple(...names.map(segmentLike)),
          fc.constantFrom(0, 0, 1, names.length - 1),
          fc.nat(names.length),
          fc.constantFrom('', '', '/', '/**', '/*', ' ', '/ ', '\r', '/\t'),
        )
        .map(
          ([start, segments, cut, end]) => start + segments.slice(0, segments.length - cut).join('/') + end,
        ),
    }),
  )

/** A chunk of a pattern that may match a name, or several. */
function segmentLike(name: string): fc.Arbitrary<string> {
  const escaped = name.replaceAll(/[\\[\]#!]/g, '\\$&')
  return fc.constantFrom(
    ...[escaped, escaped, name, '*', '**', '***', `${escaped}*`, `*${escaped}`, `?${escaped.slice(1)}`],
    ...[
      `[${name[0]}]${name.slice(1)}`,
      `[!z]${name.slice(1)}`,
      `[${name[0]}/]${name.slice(1)}`,
      `**/${escaped}`,
      `${escaped}/**`,
    ],
  )
}
