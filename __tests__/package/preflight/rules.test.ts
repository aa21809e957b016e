import type { Crafted, CraftedEntries } from '../craft-zip.ts'
import { check, rulesOf, UNKNOWN } from './check.ts'

function rules(entries: CraftedEntries) {
  return rulesOf(entries, {}, UNKNOWN)
}

function find(entries: CraftedEntries) {
  return check(entries, {}, UNKNOWN)
}

describe('size', () => {
  test('262,144,000 bytes unzipped are enough, one more is too much', async () => {
    const half: Crafted = { size: 131_072_000 }
    expect(
      await rules([
        ['a', half],
        ['b', half],
      ]),
    ).toEqual([])
    expect(
      await find([
        ['a', half],
        ['b', half],
        ['c', 'x'],
      ]),
    ).toMatchObject([
      {
        rule: 'too-large',
        file: 'a',
        what: 'The package has 262144001 bytes unzipped, of which the largest file, a, has 131072000.',
        consequence: 'Lambda refuses it: Unzipped size must be smaller than 262144000 bytes.',
        certain: true,
      },
    ])
  })
})

describe('names', () => {
  test.each(['/etc/passwd', '../x', 'a/../../x', 'a/..', 'C:/x', 'C:\\x', '..\\x', '\\x'])(
    '%s leads out',
    async (name) => {
      expect(await find([[name]])).toContainEqual(
        expect.objectContaining({ rule: 'unsafe-name', file: name, certain: false }),
      )
    },
  )

  test.each(['..a', 'a..', 'a/..b/c', './x', '...', 'a:b', 'C:x'])('%s does not', async (name) => {
    expect(await rules([[name]])).toEqual([])
  })

  test('backslashes are separators where modes are missing', async () => {
    expect(
      await find([
        ['lib\\a.js', { host: 0 }],
        ['lib\\b.js', { host: 0 }],
      ]),
    ).toMatchObject([
      {
        rule: 'backslash-name',
        file: 'lib\\a.js',
        what: 'Backslashes instead of slashes are in the name of lib\\a.js and 1 more.',
        certain: true,
      },
    ])
    expect(await find([['lib\\a.js']])).toMatchObject([{ rule: 'backslash-name', certain: false }])
  })

  test('the same name twice', async () => {
    expect(await find([['a'], ['b'], ['a'], ['a'], ['B']])).toMatchObject([
      { rule: 'duplicate-name', file: 'a', what: 'The package holds a more than once.', certain: false },
    ])
  })
})

describe('permissions', () => {
  test.each([0o644, 0o755, 0o444, 0o604, 0o777])('%o is readable', async (mode) => {
    expect(await rules([['a', { mode }]])).toEqual([])
  })

  test.each([
    [0o600, '600'],
    [0o640, '640'],
    [0o000, '000'],
  ])('%o is not', async (mode, shown) => {
    expect(await find([['lib/a', { mode }], ['b', { mode }], ['c']])).toMatchObject([
      {
        rule: 'unreadable-file',
        file: 'lib/a',
        what: `Only its owner may read lib/a and 1 more (mode ${shown}).`,
        consequence: "Lambda runs as another user: EACCES: permission denied, open '/var/task/lib/a'.",
        certain: true,
      },
    ])
  })

  test('a directory must be open as well', async () => {
    expect(
      await rules([
        ['d/', { mode: 0o755 }],
        ['e/', { mode: 0o555 }],
      ]),
    ).toEqual([])
    expect(await find([['d/', { mode: 0o744 }]])).toMatchObject([{ rule: 'unreadable-file', file: 'd/' }])
    expect(await find([['d/', { mode: 0o700 }]])).toMatchObject([{ rule: 'unreadable-file', file: 'd/' }])
  })

  test('what its owner alone may execute', async () => {
    expect(await find([['bin/run', { mode: 0o744 }]])).toMatchObject([
      {
        rule: 'not-executable',
        file: 'bin/run',
        what: 'Only its owner may execute bin/run (mode 744).',
        certain: false,
      },
    ])
    expect(await rules([['bin/run', { mode: 0o700 }]])).toEqual(['unreadable-file', 'not-executable'])
  })

  test('links and zips from other systems have none of their own', async () => {
    expect(
      await rules([
        ['a', { host: 0, mode: 0 }],
        ['b', { mode: 0o120000 | 0o600 }],
      ]),
    ).toEqual([])
  })
})

test('a good package has no findings', async () => {
  const entries: CraftedEntries = [
    ['lib/'],
    ['lib/a.js', 'x'],
    ['index.js', 'x'],
    ['bin/run', { mode: 0o755 }],
  ]
  expect(await check(entries)).toEqual([])
})

test('findings come the gravest first', async () => {
  const entries: CraftedEntries = [
    ['a\\b', { mode: 0o600, size: 300_000_000 }],
    ['a\\b', { mode: 0o600 }],
  ]
  expect(await rulesOf(entries)).toEqual([
    'too-large',
    'handler-missing',
    'unreadable-file',
    'backslash-name',
    'duplicate-name',
  ])
})
