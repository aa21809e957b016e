import type { Crafted, CraftedEntries } from '../craft-zip.ts'
import { MACOS_ARM } from './binary-headers.ts'
import { check, rulesOf, UNKNOWN } from './findings.ts'

function rules(entries: CraftedEntries) {
  return rulesOf(entries, {}, UNKNOWN)
}

function find(entries: CraftedEntries) {
  return check(entries, {}, UNKNOWN)
}

describe('size', () => {
  test('262,144,000 bytes unzipped are too much, one less is enough', async () => {
    const half: Crafted = { size: 131_072_000 }
    expect(
      await rules([
        ['a', half],
        ['b', { size: 131_071_999 }],
      ]),
    ).toEqual([])
    expect(
      await find([
        ['a', half],
        ['b', half],
      ]),
    ).toMatchObject([
      {
        rule: 'too-large',
        file: 'a',
        what: 'The package is 250.0 MiB unzipped; its largest file is a (125.0 MiB).',
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
        expect.objectContaining({ rule: 'unsafe-name', file: name, certain: true }),
      )
    },
  )

  test.each(['..a', 'a..', 'a/..b/c', './x', '...', 'a:b', 'C:x'])('%s does not', async (name) => {
    expect(await rules([[name]])).toEqual([])
  })

  test('backslashes may be taken for separators or not', async () => {
    expect(
      await find([
        ['lib\\a.js', { host: 0 }],
        ['lib\\b.js', { host: 0 }],
      ]),
    ).toMatchObject([
      {
        rule: 'backslash-name',
        file: 'lib\\a.js',
        what: 'The name of lib\\a.js and 1 more has backslashes instead of slashes.',
        certain: false,
      },
    ])
    expect(await rulesOf([['src\\a.js', { host: 0 }]], { handler: 'src/a.handler' })).toEqual([
      'backslash-name',
    ])
    expect(await rulesOf([['src\\a.js']], { handler: 'src/a.handler' })).toEqual([
      'handler-missing',
      'backslash-name',
    ])
  })

  test('the same name twice, with different contents', async () => {
    expect(await find([['a', '1'], ['b'], ['a', '2'], ['a', '1'], ['B']])).toMatchObject([
      {
        rule: 'duplicate-name',
        file: 'a',
        what: 'The package holds a more than once, with different contents.',
        certain: false,
      },
    ])
    expect(await rules([['d/'], ['a', '1'], ['a', '1'], ['d/']])).toEqual([])
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
        what: `lib/a and 1 more cannot be read by everyone (mode ${shown}).`,
        consequence: "Lambda runs as another user: EACCES: permission denied, open '/var/task/lib/a'.",
        certain: false,
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

  describe('are certain to matter', () => {
    const locked: Crafted = { mode: 0o600 }

    test('in the file of the handler, which is named first', async () => {
      expect(
        await check([
          ['LICENSE', locked],
          ['index.js', locked],
        ]),
      ).toMatchObject([
        {
          rule: 'unreadable-file',
          file: 'index.js',
          what: 'index.js and 1 more cannot be read by everyone (mode 600).',
          certain: true,
        },
      ])
      const python = { packageRuntime: 'python3.13', handler: 'app.handler' }
      // As Python's zipfile.writestr leaves it: permissions without a type.
      expect(await check([['app.py', { attributes: 0o600 * 0x10000 }]], python)).toMatchObject([
        { certain: true },
      ])
    })

    test.each<[name: string, entries: CraftedEntries, traits: object]>([
      ['the handler has another file', [['index.js', locked], ['index.mjs']], {}],
      [
        'it is there twice',
        [
          ['index.js', locked],
          ['index.js', 'x'],
        ],
        {},
      ],
      ['it is the file of something else', [['index.js'], ['README.md', locked]], {}],
      [
        'it is a folder, which Lambda may make anew',
        [['src/', { mode: 0o700 }], ['src/a.js']],
        { handler: 'src/a.x' },
      ],
      ['a wrapper starts something', [['index.js', locked]], { wrapper: true }],
      ['it is unknown whether one does', [['index.js', locked]], { wrapper: undefined }],
      ['a program needs no reading', [['bootstrap', { mode: 0o711 }]], { packageRuntime: 'provided.al2023' }],
    ])('not where %s', async (_, entries, traits) => {
      expect(await check(entries, traits)).toContainEqual(
        expect.objectContaining({ rule: 'unreadable-file', certain: false }),
      )
    })
  })

  test('links and zips from other systems have none of their own', async () => {
    expect(
      await rules([
        ['a', { host: 0, mode: 0 }],
        // Whoever writes nothing does not mean that nobody may read it.
        ['c', { attributes: 0 }],
        ['b', { mode: 0o120000 | 0o600, content: 'a' }],
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
    ['a\\b', { mode: 0o600, content: 'x' }],
    ['.env', 'A=1'],
    ['l', { mode: 0o120777, content: 'gone' }],
    ['x.node', { content: MACOS_ARM }],
  ]
  expect(await rulesOf(entries)).toEqual([
    'too-large',
    'handler-missing',
    'unreadable-file',
    'wrong-platform',
    'backslash-name',
    'duplicate-name',
    'dangling-link',
    'secret-file',
  ])
})
