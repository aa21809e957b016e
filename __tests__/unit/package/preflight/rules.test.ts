import { type Crafted, type CraftedEntries, link } from '../craft-zip.ts'
import { MACOS_ARM } from './binary-headers.ts'
import { findingsAlone, findingsOf, rulesOf } from './findings.ts'

test('262,144,000 bytes unzipped are too much, one less is enough', async () => {
  const half: Crafted = { size: 131_072_000 }
  expect(await findingsAlone({ a: half, b: { size: 131_071_999 } })).toEqual([])
  expect(await findingsAlone({ a: half, b: half })).toMatchObject([
    {
      rule: 'too-large',
      file: 'a',
      what: 'The package is 250.0 MiB unzipped; its largest file is a (125.0 MiB).',
      consequence: 'Lambda refuses it: Unzipped size must be smaller than 262144000 bytes.',
      certain: true,
    },
  ])
})

describe('names', () => {
  test.each(['/etc/passwd', '../x', 'a/../../x', 'a/..', 'C:/x', 'C:\\x', '..\\x', '\\x'])(
    '%s leads out',
    async (name) => {
      expect(await findingsAlone({ [name]: '' })).toContainEqual(
        expect.objectContaining({ rule: 'unsafe-name', file: name, certain: true }),
      )
    },
  )

  test('that only look as if they led out', async () => {
    const names = ['..a', 'a..', 'a/..b/c', './x', '...', 'a:b', 'C:x']
    expect(await findingsAlone(names.map((name) => [name, ''] as const))).toEqual([])
  })

  test('backslashes may be taken for separators or not', async () => {
    const [fromWindows, handler] = [{ host: 0 }, 'src/a.handler']
    expect(await findingsAlone({ 'lib\\a.js': fromWindows, 'lib\\b.js': fromWindows })).toMatchObject([
      {
        rule: 'backslash-name',
        file: 'lib\\a.js',
        what: 'lib\\a.js and 1 more have backslashes instead of slashes.',
        certain: false,
      },
    ])
    expect(await rulesOf({ 'src\\a.js': fromWindows }, { handler })).toEqual(['backslash-name'])
    expect(await rulesOf({ 'src\\a.js': '' }, { handler })).toEqual(['handler-missing', 'backslash-name'])
  })

  test('the same name twice, with different contents', async () => {
    const twice = ['1', '', '2', '1', ''].map((content, index) => ['abaaB'.charAt(index), content] as const)
    expect(await findingsAlone(twice)).toMatchObject([
      {
        rule: 'duplicate-name',
        file: 'a',
        what: 'The package holds a more than once, with different contents.',
        certain: false,
      },
    ])
    const same = ['d/', 'a', 'a', 'd/'].map((name) => [name, name.slice(1)] as const)
    expect(await findingsAlone(same)).toEqual([])
  })
})

describe('permissions', () => {
  const locked: Crafted = { mode: 0o600 }

  test.each<[name: string, entries: CraftedEntries]>([
    ['for everyone', Object.fromEntries([0o644, 0o755, 0o444, 0o604, 0o777].map((mode) => [mode, { mode }]))],
    ['for whoever enters', { 'd/': { mode: 0o755 }, 'e/': { mode: 0o555 } }],
    ['of other systems, which are none', { a: { host: 0, mode: 0 } }],
    // Whoever writes nothing does not mean that nobody may read it.
    ['that are not there', { a: { attributes: 0 } }],
    ['of a link', { a: '', b: { ...link('a'), mode: 0o120600 } }],
  ])('%s are right', async (_, entries) => {
    expect(await findingsAlone(entries)).toEqual([])
  })

  test.each([
    [0o600, '600'],
    [0o640, '640'],
    [0o000, '000'],
  ])('%o is not readable', async (mode, shown) => {
    expect(await findingsAlone({ 'lib/a': { mode }, b: { mode }, c: '' })).toMatchObject([
      {
        rule: 'unreadable-file',
        file: 'lib/a',
        what: `lib/a and 1 more cannot be read by everyone (mode ${shown}).`,
        consequence: "Lambda runs as another user: EACCES: permission denied, open '/var/task/lib/a'.",
        certain: false,
      },
    ])
  })

  test.each([0o744, 0o700])('a directory must be open as well: %o', async (mode) => {
    expect(await findingsAlone({ 'd/': { mode } })).toMatchObject([{ rule: 'unreadable-file', file: 'd/' }])
  })

  test('are certain to matter in the file of the handler, which is named first', async () => {
    expect(await findingsOf({ LICENSE: locked, 'index.js': locked })).toMatchObject([
      {
        rule: 'unreadable-file',
        file: 'index.js',
        what: 'index.js and 1 more cannot be read by everyone (mode 600).',
        certain: true,
      },
    ])
    // As Python's zipfile.writestr leaves it: permissions without a type.
    const written = { 'app.py': { attributes: 0o600 * 0x10000 } }
    const python = { packageRuntime: 'python3.13', handler: 'app.handler' }
    expect(await findingsOf(written, python)).toMatchObject([{ certain: true }])
  })

  const folder = { 'src/': { mode: 0o700 }, 'src/a.js': '' }
  const custom = { packageRuntime: 'provided.al2023' }

  test.each<[name: string, entries: CraftedEntries, target?: object]>([
    ['the handler has another file', { 'index.js': locked, 'index.mjs': '' }],
    ['it is there twice', ([locked, 'x'] as const).map((entry) => ['index.js', entry] as const)],
    ['it is the file of something else', { 'index.js': '', 'README.md': locked }],
    ['it is a folder, which Lambda may make anew', folder, { handler: 'src/a.x' }],
    ['a wrapper starts something', { 'index.js': locked }, { wrapper: true }],
    ['it is unknown whether one does', { 'index.js': locked }, { wrapper: undefined }],
    ['a program needs no reading', { bootstrap: { mode: 0o711 } }, custom],
  ])('are not certain to matter where %s', async (_, entries, target = {}) => {
    expect(await findingsOf(entries, target)).toContainEqual(
      expect.objectContaining({ rule: 'unreadable-file', certain: false }),
    )
  })
})

test('a good package has no findings', async () => {
  const entries = { 'lib/': '', 'lib/a.js': 'x', 'index.js': 'x', 'bin/run': { mode: 0o755 } }
  expect(await findingsOf(entries)).toEqual([])
})

test('findings come the gravest first', async () => {
  const entries: CraftedEntries = [
    ['a\\b', { mode: 0o600, size: 300_000_000 }],
    ['a\\b', { mode: 0o600, content: 'x' }],
    ['.env', 'A=1'],
    ['l', link('gone')],
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
