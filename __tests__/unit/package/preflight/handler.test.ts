import type { TargetFunction } from '../../../../src/package/preflight/finding.ts'
import { preflight } from '../../../../src/package/preflight.ts'
import { type CraftedEntries, craftBytes, craftZip, writeZip } from '../craft-zip.ts'
import { check, NODE, rulesOf } from './findings.ts'

/** Runtime, handler, files of which any one will do, files that will not. */
const PLACES: readonly (readonly [
  runtime: string,
  handler: string,
  found: readonly string[],
  not: readonly string[],
])[] = [
  [
    'nodejs22.x',
    'index.handler',
    ['index.js', 'index.mjs', 'index.cjs', 'index', './index.js'],
    ['index.ts', 'a/index.js', 'Index.js'],
  ],
  [
    'nodejs22.x',
    'src/app.handler',
    [
      'src/app.js',
      'src/app/index.js',
      'src/app/package.json',
      // NODE_PATH holds the root of the package, and the runtime asks for the module's name alone.
      'app.js',
      'node_modules/app/package.json',
      'src/node_modules/app/index.js',
    ],
    ['lib/app.js', 'node_modules/src/app.js', 'app.mjs'],
  ],
  ['nodejs22.x', './src/a.b/app.nested.handler', ['src/a.b/app.mjs'], ['src/a.b/app.nested.js']],
  ['nodejs24.x', 'index.handler', ['index.ts', 'index.mts', 'index.cts'], ['index.tsx']],
  ['nodejs18.x', '/var/task/index.handler', ['index.js'], ['var/task/index.js']],
  [
    'python3.13',
    'app.handler',
    ['app.py', 'app/__init__.py', 'app.pyc', 'app.so', 'app.cpython-313-x86_64-linux-gnu.so'],
    ['app', 'app/main.py', 'apps.so', 'app.x/y.so'],
  ],
  [
    'python3.13',
    'pkg.sub.mod.handler',
    ['pkg/sub/mod.py', 'pkg/sub/mod/__init__.py'],
    ['pkg.sub.mod.py', 'mod.py'],
  ],
  ['python3.12', 'pkg/mod.handler', ['pkg/mod.py'], ['mod.py']],
  ['ruby3.4', 'app.handler', ['app.rb'], ['app.py']],
  ['ruby3.4', 'lib/app.Module::Class.method', ['lib/app.rb'], ['app.rb']],
  [
    'ruby3.4',
    'acme/lambda.handler',
    ['vendor/bundle/ruby/3.4.0/gems/acme-1.0/lib/acme/lambda.rb'],
    ['lib/acme/lambda.rb'],
  ],
  [
    'java21',
    'com.acme.Handler::handleRequest',
    ['com/acme/Handler.class'],
    ['Handler.class', 'com/acme/Handler.java'],
  ],
  ['java21', 'com.acme.Outer$Inner', ['com/acme/Outer$Inner.class'], ['com/acme/Outer.class']],
  [
    'dotnet8',
    'Acme.App::Acme.Function::Handle',
    ['Acme.App.dll'],
    ['acme.app.dll', 'bin/Acme.App.dll', 'Acme.App'],
  ],
  ['dotnet8', 'Acme.App', ['Acme.App.dll', 'Acme.App'], ['Acme.App.exe']],
  ['dotnet8', 'Acme.App.dll', ['Acme.App.dll'], ['Acme.App.exe']],
  ['provided.al2023', 'whatever', ['bootstrap'], ['bin/bootstrap', 'bootstrap.sh']],
  ['provided.al2', '', ['bootstrap'], ['main']],
]

describe.each(PLACES)('%s %s', (packageRuntime, handler, found, not) => {
  const traits = { packageRuntime, handler }
  const entry = { mode: 0o755, content: 'x' }

  test.each(found)('is found in %s', async (name) => {
    expect(await rulesOf([['other.txt'], [name, entry]], traits)).toEqual([])
  })

  test.each(not)('is not found in %s', async (name) => {
    expect(await check([['other.txt'], [name, entry]], traits)).toMatchObject([
      { rule: 'handler-missing', certain: true },
    ])
  })
})

test.each([
  ['an unknown runtime', 'cobol85', 'x.y'],
  ['a handler in a layer', 'nodejs22.x', '/opt/nodejs/node_modules/wrapper/handler.handler'],
  ['no handler', 'nodejs22.x', ''],
  ['no runtime', undefined, 'index.handler'],
])('says nothing for %s', async (_, packageRuntime, handler) => {
  expect(await rulesOf([['x']], { packageRuntime, handler })).toEqual([])
})

test.each([
  ['nodejs22.x', 'index'],
  ['nodejs22.x', '../index.handler'],
  ['python3.13', 'handler'],
  ['python3.13', '.handler'],
  ['ruby3.4', 'handler'],
  ['ruby3.4', 'a.b.c.d'],
])('%s does not understand the handler %s', async (packageRuntime, handler) => {
  expect(await check([['index.js'], ['handler.py']], { packageRuntime, handler })).toMatchObject([
    { rule: 'handler-malformed', certain: true, what: expect.stringContaining(handler) },
  ])
})

describe('the likely cause', () => {
  async function what(entries: CraftedEntries, traits = {}) {
    const [finding] = await check(entries, traits)
    return [finding?.what, finding?.remedy]
  }

  test('everything is one folder too deep', async () => {
    expect(await what([['app/'], ['app/index.js'], ['app/lib/x.js']])).toEqual([
      'The handler `index.handler` needs index.js (or .mjs, .cjs) at the top of the package, but everything is inside app/.',
      'Zip the contents of app/ instead of the folder itself, or give that folder as `source-dir`.',
    ])
    const [custom] = await what([['out/bootstrap']], { packageRuntime: 'provided.al2023' })
    expect(custom).toBe(
      'provided.al2023 needs an executable named bootstrap at the top of the package, but everything is inside out/.',
    )
  })

  test('the handler is in a folder, and not in that of a dependency', async () => {
    expect(
      await what([['x'], ['node_modules/a/index.js'], ['out/dist/index.js'], ['out/dist/deep/index.js']], {
        packageRuntime: 'nodejs24.x',
      }),
    ).toEqual([
      'The handler `index.handler` needs index.js (or .mjs, .cjs, .ts) at the top of the package, but the package has it in out/dist/.',
      'Package the contents of out/dist/, or put out/dist/ before the handler in the configuration of the function.',
    ])
  })

  test('upper case instead of lower', async () => {
    const [cause] = await what([['Index.JS']])
    expect(cause).toContain(', but the package has Index.JS, and Lambda is case-sensitive.')
  })

  test.each([
    ['nodejs22.x', 'src/index.handler', 'src/index.ts'],
    ['java21', 'com.acme.Handler', 'com/acme/Handler.kt'],
  ])('%s: sources that were not compiled', async (packageRuntime, handler, source) => {
    const [cause, remedy] = await what([[source], ['x']], { packageRuntime, handler })
    expect(cause).toContain(
      `, but the package has only its source, ${source}, which ${packageRuntime} does not run.`,
    )
    expect(remedy).toContain('Compile it')
  })

  test('none that can be seen', async () => {
    expect(await what([['README.md'], ['node_modules/a/index.js']])).toEqual([
      'The handler `index.handler` needs index.js (or .mjs, .cjs), but the package has no such file.',
      'Add the file to the package, or change the handler in the configuration of the function.',
    ])
  })
})

describe('what a layer or wrapper may bring', () => {
  const layers = { layers: true }
  /** AWS_LAMBDA_EXEC_WRAPPER=/opt/bootstrap, with the layer of the adapter. */
  const adapter = { layers: true, wrapper: true }

  test.each<
    [name: string, runtime: string, handler: string, entries: CraftedEntries, traits: Partial<TargetFunction>]
  >([
    ['Lambda Web Adapter', 'nodejs22.x', 'run.sh', [['run.sh', { mode: 0o755 }], ['src/run.js']], adapter],
    ['Lambda Web Adapter, a program in a folder', 'python3.13', 'bin/app', [['bin/app']], adapter],
    [
      'Lambda Web Adapter, variables that cannot be read',
      'nodejs22.x',
      'run.sh',
      [['run.sh']],
      { layers: true, wrapper: undefined },
    ],
    [
      'Datadog for Node.js',
      'nodejs22.x',
      '/opt/nodejs/node_modules/datadog-lambda-js/handler.handler',
      [['index.js']],
      layers,
    ],
    [
      'Datadog for Node.js, in the package',
      'nodejs22.x',
      'node_modules/datadog-lambda-js/dist/handler.handler',
      [['node_modules/datadog-lambda-js/dist/handler.cjs'], ['index.js']],
      {},
    ],
    ['Datadog for Python', 'python3.13', 'datadog_lambda.handler.handler', [['app.py']], layers],
    ['New Relic for Node.js', 'nodejs22.x', 'newrelic-lambda-wrapper.handler', [['index.js']], layers],
    [
      'New Relic for Node.js, in the package',
      'nodejs22.x',
      'newrelic-lambda-wrapper.handler',
      [['node_modules/newrelic-lambda-wrapper/index.js']],
      {},
    ],
    ['New Relic for Python', 'python3.13', 'newrelic_lambda_wrapper.handler', [['app.py']], layers],
    ['Bref', 'provided.al2023', 'public/index.php', [['public/index.php'], ['bootstrap/app.php']], layers],
    ['a wrapper in the package', 'nodejs22.x', 'anything', [['start.sh']], { wrapper: true }],
  ])('%s is no reason to warn at each deployment', async (_, packageRuntime, handler, entries, traits) => {
    expect(await check(entries, { packageRuntime, handler, ...traits })).toEqual([])
  })

  test.each<[name: string, traits: Partial<TargetFunction>]>([
    ['layers', layers],
    ['a wrapper', { wrapper: true }],
    ['variables that cannot be read', { wrapper: undefined }],
  ])('with %s, a file in the wrong place is a warning and a missing one is not', async (_, traits) => {
    expect(await check([['dist/index.js'], ['dist/a.js']], traits)).toMatchObject([
      {
        rule: 'handler-missing',
        consequence: expect.stringMatching(/^If no layer or wrapper provides it, the first invoke fails: /),
        certain: false,
      },
    ])
    expect(await check([['x']], traits)).toEqual([])
  })

  test('what the runtime would say', async () => {
    const runtimes = [
      ['nodejs22.x', 'a/index.handler', "Runtime.ImportModuleError: Error: Cannot find module 'index'"],
      [
        'python3.13',
        'app.handler',
        "Runtime.ImportModuleError: Unable to import module 'app': No module named 'app'",
      ],
      ['ruby3.4', 'app.handler', 'LoadError: cannot load such file -- app'],
      ['java21', 'a.B', 'Class not found: a.B (java.lang.ClassNotFoundException)'],
      ['dotnet8', 'A::B::C', "Could not find the specified handler assembly with the file name 'A'"],
      ['provided.al2023', 'x', "Runtime.InvalidEntrypoint: Couldn't find valid bootstrap(s)"],
    ]
    for (const [packageRuntime = '', handler = '', words = ''] of runtimes) {
      const [finding] = await check([['x']], { packageRuntime, handler })
      expect(finding?.consequence).toContain(words)
    }
  })
})

describe('jars in lib/', () => {
  const traits = { packageRuntime: 'java21', handler: 'com.acme.Handler::handle' }
  const jar = craftBytes([
    ['META-INF/MANIFEST.MF', 'x'],
    ['com/acme/Handler.class', 'y'.repeat(500)],
  ])
  const other = craftBytes([['com/acme/Other.class', 'z']])

  test.each([
    ['deflated', { content: jar }],
    ['stored', { content: jar, store: true }],
  ])('are searched, %s', async (_, entry) => {
    expect(
      await rulesOf([['lib/a.jar', { content: other }], ['lib/b.jar', entry], ['lib/empty.jar']], traits),
    ).toEqual([])
  })

  test('elsewhere are not', async () => {
    const entries: CraftedEntries = [
      ['jars/b.jar', { content: jar }],
      ['lib/deep/b.jar', { content: jar }],
      ['lib/a.jar', { content: other }],
    ]
    expect(await check(entries, traits)).toMatchObject([
      {
        rule: 'handler-missing',
        what: expect.stringContaining('com/acme/Handler.class (or a jar in lib/ that has it)'),
      },
    ])
  })

  test('a name across the border of two reads is found', async () => {
    const name = 'com/acme/Handler.class'
    for (let shift = 0; shift < name.length; shift += 7) {
      const content = Buffer.concat([Buffer.alloc(65_536 - shift), Buffer.from(name)])
      expect(await rulesOf([['lib/b.jar', { content, store: true }]], traits)).toEqual([])
    }
  })

  test('one that is damaged proves nothing', async () => {
    const bytes = craftBytes([['lib/b.jar', { content: 'no deflate', store: true }]])
    // Method 8 in both headers, over bytes that are none.
    bytes.writeUInt16LE(8, 8)
    bytes.writeUInt16LE(8, bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 10)
    expect(await preflight(writeZip(bytes), { ...NODE, ...traits })).toEqual([])
  })

  test('links to jars prove nothing', async () => {
    const jars: CraftedEntries = [['jars/a.jar', { content: jar }]]
    expect(await check([...jars, ['lib', { mode: 0o120777, content: 'jars' }]], traits)).toEqual([])
    const link = { mode: 0o120777, content: '../jars/a.jar' }
    expect(await check([...jars, ['lib/a.jar', link]], traits)).toEqual([])
  })

  test('are of no use to other runtimes', async () => {
    const content = craftBytes([['index.js', 'x']])
    expect(await rulesOf([['lib/b.jar', { content }]])).toEqual(['handler-missing'])
  })

  test('an abort ends the search', async () => {
    const path = craftZip([['lib/b.jar', { content: other }]])
    const controller = new AbortController()
    let asked = 0
    const { signal } = controller
    const inSearch = Object.assign(Object.create(signal), {
      throwIfAborted() {
        if (++asked === 2) controller.abort(new Error('cancelled'))
        signal.throwIfAborted()
      },
    })
    Object.defineProperty(inSearch, 'aborted', { get: () => signal.aborted })
    await expect(preflight(path, { ...NODE, ...traits }, { signal: inSearch })).rejects.toThrow('cancelled')
    await expect(preflight(path, { ...NODE, ...traits }, { signal })).rejects.toThrow('cancelled')
  })
})
