import { preflight } from '../../../../src/package/preflight/preflight.ts'
import { type Crafted, craftBytes, craftZip, link, writeZip } from '../craft-zip.ts'
import { findingsOf, NODE, rulesOf } from './findings.ts'

/** Files of which any one will do, and files that will not. */
test.each<[runtime: string, handler: string, right: string, wrong: string]>([
  [
    'nodejs22.x',
    'index.handler',
    'index.js index.mjs index.cjs index ./index.js',
    'index.ts a/index.js Index.js',
  ],
  [
    'nodejs22.x',
    'src/app.handler',
    // NODE_PATH holds the root of the package, and the runtime asks for the module's name alone.
    'src/app.js src/app/index.js src/app/package.json app.js node_modules/app/package.json src/node_modules/app/index.js',
    'lib/app.js node_modules/src/app.js app.mjs',
  ],
  ['nodejs22.x', './src/a.b/app.nested.handler', 'src/a.b/app.mjs', 'src/a.b/app.nested.js'],
  ['nodejs24.x', 'index.handler', 'index.ts index.mts index.cts', 'index.tsx'],
  ['nodejs18.x', '/var/task/index.handler', 'index.js', 'var/task/index.js'],
  [
    'python3.13',
    'app.handler',
    'app.py app/__init__.py app.pyc app.so app.cpython-313-x86_64-linux-gnu.so',
    'app app/main.py apps.so app.x/y.so',
  ],
  ['python3.13', 'pkg.sub.mod.handler', 'pkg/sub/mod.py pkg/sub/mod/__init__.py', 'pkg.sub.mod.py mod.py'],
  ['python3.12', 'pkg/mod.handler', 'pkg/mod.py', 'mod.py'],
  ['ruby3.4', 'app.handler', 'app.rb', 'app.py'],
  ['ruby3.4', 'lib/app.Module::Class.method', 'lib/app.rb', 'app.rb'],
  ['ruby3.4', 'a/fn.handler', 'vendor/bundle/ruby/3.4.0/gems/acme-1.0/lib/a/fn.rb', 'lib/a/fn.rb'],
  ['java21', 'a.Handler::handleRequest', 'a/Handler.class', 'Handler.class a/Handler.java'],
  ['java21', 'com.acme.Outer$Inner', 'com/acme/Outer$Inner.class', 'com/acme/Outer.class'],
  ['dotnet8', 'A.App::A.Function::Handle', 'A.App.dll', 'a.app.dll bin/A.App.dll A.App'],
  ['dotnet8', 'A.App', 'A.App.dll A.App', 'A.App.exe'],
  ['dotnet8', 'A.App.dll', 'A.App.dll', 'A.App.exe'],
  ['provided.al2023', 'whatever', 'bootstrap', 'bin/bootstrap bootstrap.sh'],
  ['provided.al2', '', 'bootstrap', 'main'],
])('%s finds %s in its places and nowhere else', async (packageRuntime, handler, right, wrong) => {
  const missing = (name: string) =>
    findingsOf({ 'other.txt': '', [name]: { mode: 0o755, content: 'x' } }, { packageRuntime, handler })
  for (const name of right.split(' ')) expect([name, await missing(name)]).toEqual([name, []])
  const finding = expect.objectContaining({ rule: 'handler-missing', certain: true })
  for (const name of wrong.split(' ')) expect([name, await missing(name)]).toEqual([name, [finding]])
})

test.each([
  ['an unknown runtime', 'cobol85', 'x.y'],
  ['a handler in a layer', 'nodejs22.x', '/opt/nodejs/node_modules/wrapper/handler.handler'],
  ['no handler', 'nodejs22.x', ''],
  ['no runtime', undefined, 'index.handler'],
])('says nothing for %s', async (_, packageRuntime, handler) => {
  expect(await findingsOf({ x: '' }, { packageRuntime, handler })).toEqual([])
})

test.each([
  ['nodejs22.x', 'index'],
  ['nodejs22.x', '../index.handler'],
  ['python3.13', 'handler'],
  ['python3.13', '.handler'],
  ['ruby3.4', 'handler'],
  ['ruby3.4', 'a.b.c.d'],
])('%s does not understand the handler %s', async (packageRuntime, handler) => {
  expect(await findingsOf({ 'index.js': '', 'handler.py': '' }, { packageRuntime, handler })).toMatchObject([
    { rule: 'handler-malformed', certain: true, what: expect.stringContaining(handler) },
  ])
})

/** What the handler needs, and what is wrong with the package. */
const NEEDS = 'The handler `index.handler` needs index.js (or .mjs, .cjs)'
const CASE = ', but the package has Index.JS, and Lambda is case-sensitive'
const NONE = ', but the package has no such file'
const source = (file: string, runtime: string) =>
  `, but the package has only its source, ${file}, which ${runtime} does not run`

test.each<[name: string, files: string, what: string, remedy: string, runtime?: string, handler?: string]>([
  [
    'everything is one folder too deep',
    'app/ app/index.js app/lib/x.js',
    `${NEEDS} at the top of the package, but everything is inside app/.`,
    'Zip the contents of app/ instead of the folder itself, or give that folder as `source-dir`.',
  ],
  [
    'bootstrap is one folder too deep',
    'out/bootstrap',
    'provided.al2023 needs an executable named bootstrap at the top of the package, but everything is inside out/.',
    'Zip the contents of out/ instead',
    'provided.al2023',
  ],
  [
    'the handler is in a folder, and not in that of a dependency',
    'x node_modules/a/index.js out/dist/index.js out/dist/deep/index.js',
    'needs index.js (or .mjs, .cjs, .ts) at the top of the package, but the package has it in out/dist/.',
    'Package the contents of out/dist/, or put out/dist/ before the handler in the configuration of the function.',
    'nodejs24.x',
  ],
  ['upper case instead of lower', 'Index.JS', `${NEEDS}${CASE}.`, 'Rename the file, or change the handler'],
  [
    'TypeScript that was not compiled',
    'src/index.ts x',
    `${source('src/index.ts', 'nodejs22.x')}.`,
    'Compile it',
    'nodejs22.x',
    'src/index.handler',
  ],
  [
    'Kotlin that was not compiled',
    'a/B.kt x',
    `${source('a/B.kt', 'java21')}.`,
    'Compile it',
    'java21',
    'a.B',
  ],
  [
    'none that can be seen',
    'README.md node_modules/a/index.js',
    `${NEEDS}${NONE}.`,
    'Add the file to the package',
  ],
])(
  'the likely cause: %s',
  async (_, files, what, remedy, packageRuntime = 'nodejs22.x', handler = 'index.handler') => {
    const entries = Object.fromEntries(files.split(' ').map((name) => [name, '']))
    expect(await findingsOf(entries, { packageRuntime, handler })).toMatchObject([
      { what: expect.stringContaining(what), remedy: expect.stringContaining(remedy) },
    ])
  },
)

test.each([
  ['nodejs22.x', 'a/index.handler', "Runtime.ImportModuleError: Error: Cannot find module 'index'"],
  ['python3.13', 'app.f', "Runtime.ImportModuleError: Unable to import module 'app': No module named 'app'"],
  ['ruby3.4', 'app.handler', 'LoadError: cannot load such file -- app'],
  ['java21', 'a.B', 'Class not found: a.B (java.lang.ClassNotFoundException)'],
  ['dotnet8', 'A::B::C', "Could not find the specified handler assembly with the file name 'A'"],
  ['provided.al2023', 'x', "Runtime.InvalidEntrypoint: Couldn't find valid bootstrap(s)"],
])('what %s would say', async (packageRuntime, handler, words) => {
  const [finding] = await findingsOf({ x: '' }, { packageRuntime, handler })
  expect(finding?.consequence).toContain(words)
})

describe('what a layer or wrapper may provide', () => {
  const layers = { layers: true }
  /** AWS_LAMBDA_EXEC_WRAPPER=/opt/bootstrap, with the layer of the adapter. */
  const adapter = { layers: true, wrapper: true }
  const unread = { layers: true, wrapper: undefined }
  const modules = 'node_modules/datadog-lambda-js'

  test.each<[name: string, runtime: string, handler: string, files: string, target: object]>([
    ['Lambda Web Adapter', 'nodejs22.x', 'run.sh', 'run.sh src/run.js', adapter],
    ['Lambda Web Adapter, a program in a folder', 'python3.13', 'bin/app', 'bin/app', adapter],
    ['Lambda Web Adapter, variables that cannot be read', 'nodejs22.x', 'run.sh', 'run.sh', unread],
    ['Datadog for Node.js', 'nodejs22.x', `/opt/nodejs/${modules}/handler.handler`, 'index.js', layers],
    [
      'Datadog in the package',
      'nodejs22.x',
      `${modules}/dist/handler.handler`,
      `${modules}/dist/handler.cjs`,
      {},
    ],
    ['Datadog for Python', 'python3.13', 'datadog_lambda.handler.handler', 'app.py', layers],
    ['New Relic for Node.js', 'nodejs22.x', 'newrelic-lambda-wrapper.handler', 'index.js', layers],
    ['New Relic in the package', 'nodejs22.x', 'newrelic.handler', 'node_modules/newrelic/index.js', {}],
    ['New Relic for Python', 'python3.13', 'newrelic_lambda_wrapper.handler', 'app.py', layers],
    ['Bref', 'provided.al2023', 'public/index.php', 'public/index.php bootstrap/app.php', layers],
    ['a wrapper in the package', 'nodejs22.x', 'anything', 'start.sh', { wrapper: true }],
  ])('%s is no reason to warn at each deployment', async (_, packageRuntime, handler, files, target) => {
    const entries = Object.fromEntries(files.split(' ').map((name) => [name, '']))
    expect(await findingsOf(entries, { packageRuntime, handler, ...target })).toEqual([])
  })

  test.each<[name: string, target: object]>([
    ['layers', layers],
    ['a wrapper', { wrapper: true }],
    ['variables that cannot be read', { wrapper: undefined }],
  ])('with %s, a file in the wrong place is a warning and a missing one is not', async (_, target) => {
    expect(await findingsOf({ 'dist/index.js': '', 'dist/a.js': '' }, target)).toMatchObject([
      {
        rule: 'handler-missing',
        consequence: expect.stringMatching(
          /^If no layer or wrapper provides it, the first invocation fails: /,
        ),
        certain: false,
      },
    ])
    expect(await findingsOf({ x: '' }, target)).toEqual([])
  })
})

describe('jars in lib/', () => {
  const target = { packageRuntime: 'java21', handler: 'com.acme.Handler::handle' }
  const name = 'com/acme/Handler.class'
  const jar = craftBytes({ 'META-INF/MANIFEST.MF': 'x', [name]: 'y'.repeat(500) })
  const other = { content: craftBytes({ 'com/acme/Other.class': 'z' }) }

  test.each<[name: string, entry: Crafted]>([
    ['deflated', { content: jar }],
    ['stored', { content: jar, store: true }],
  ])('are searched, %s', async (_, entry) => {
    expect(await findingsOf({ 'lib/a.jar': other, 'lib/b.jar': entry, 'lib/empty.jar': '' }, target)).toEqual(
      [],
    )
  })

  test('elsewhere are not', async () => {
    const content = jar
    const entries = { 'jars/b.jar': { content }, 'lib/deep/b.jar': { content }, 'lib/a.jar': other }
    const what = expect.stringContaining(`${name} (or a jar in lib/ that has it)`)
    expect(await findingsOf(entries, target)).toMatchObject([{ rule: 'handler-missing', what }])
  })

  test('a name across the border of two reads is found', async () => {
    for (let shift = 0; shift < name.length; shift += 7) {
      const content = Buffer.concat([Buffer.alloc(65_536 - shift), Buffer.from(name)])
      expect(await findingsOf({ 'lib/b.jar': { content, store: true } }, target)).toEqual([])
    }
  })

  test('one that is damaged proves nothing', async () => {
    const bytes = craftBytes({ 'lib/b.jar': { content: 'no deflate', method: 8 } })
    expect(await preflight(writeZip(bytes), { ...NODE, ...target })).toEqual([])
  })

  test.each<[name: string, linked: Record<string, Crafted>]>([
    ['the folder', { lib: link('jars') }],
    ['a jar', { 'lib/a.jar': link('../jars/a.jar') }],
  ])('a link to %s proves nothing', async (_, linked) => {
    expect(await findingsOf({ 'jars/a.jar': { content: jar }, ...linked }, target)).toEqual([])
  })

  test('are of no use to other runtimes', async () => {
    const content = craftBytes({ 'index.js': 'x' })
    expect(await rulesOf({ 'lib/b.jar': { content } })).toEqual(['handler-missing'])
  })

  test('an abort ends the search', async () => {
    const path = craftZip({ 'lib/b.jar': other })
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
    await expect(preflight(path, { ...NODE, ...target }, { signal: inSearch })).rejects.toThrow('cancelled')
    await expect(preflight(path, { ...NODE, ...target }, { signal })).rejects.toThrow('cancelled')
  })
})
