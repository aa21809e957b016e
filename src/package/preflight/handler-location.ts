/** Where a runtime looks for a handler. */
export interface HandlerLocation {
  /** Paths in the package, any of which will do. */
  readonly files: readonly string[]
  /** Paths that will do as well, though nobody means them. */
  readonly others?: readonly string[]
  /** Further paths that will do, which no list can name. */
  readonly accepts?: (path: string) => boolean
  /** The usual ones, in words; the rest is too rare to be read by everyone. */
  readonly shown: string
  /** The file may be inside one of the jars in `lib/` instead. */
  readonly inJars?: true
  /** What the runtime says at the first invocation if there is none. */
  readonly failure: string
}

/**
 * Where a managed runtime looks for the handler, as the runtime interface clients under
 * https://github.com/aws do it: nodejs `UserFunction.js`, python `bootstrap.py`, ruby
 * `lambda_handler.rb`; for Java and .NET as the Lambda developer guide says.
 *
 * @returns `undefined` for an unknown runtime and for a handler outside the package; `'malformed'`
 *   for one that the runtime cannot split.
 */
export function handlerLocation(runtime: string, handler: string): HandlerLocation | 'malformed' | undefined {
  if (runtime.startsWith('provided')) return bootstrap()
  const relative = handler.replace(/^\/var\/task\//, '').replace(/^(\.\/)+/, '')
  if (relative.startsWith('/')) return undefined
  const family = /^(nodejs|python|ruby|java|dotnet)(\d*)/.exec(runtime)
  switch (family?.[1]) {
    case 'nodejs':
      return node(relative, Number(family[2]))
    case 'python':
      return python(relative)
    case 'ruby':
      return ruby(relative)
    case 'java':
      return java(relative)
    case 'dotnet':
      return dotnet(relative)
    default:
      return undefined
  }
}

/** Whether a file of this name in the package would serve as the handler. */
export function isFoundAt({ files, accepts }: HandlerLocation, name: string): boolean {
  return files.includes(name) || accepts?.(name) === true
}

function bootstrap(): HandlerLocation {
  return {
    files: ['bootstrap'],
    shown: 'an executable named bootstrap',
    failure:
      "Runtime.InvalidEntrypoint: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]",
  }
}

function node(handler: string, major: number): HandlerLocation | 'malformed' {
  const [, folder = '', module] = /^(.*\/)?([^./]*)\.[^/]+$/.exec(handler) ?? []
  if (module === undefined || handler.includes('..')) return 'malformed'
  const path = folder + module
  // Since Node.js 24 the runtime loads TypeScript as well.
  const extensions = ['.js', '.mjs', '.cjs', ...(major >= 24 ? ['.ts', '.mts', '.cts'] : [])]
  return {
    files: extensions.map((extension) => path + extension),
    others: [path, `${folder}node_modules/${module}`, `node_modules/${module}`, module].flatMap(required),
    shown: `${path}.js (or .mjs, .cjs${major >= 24 ? ', .ts' : ''})`,
    failure: `Runtime.ImportModuleError: Error: Cannot find module '${module}'`,
  }
}

/**
 * What `require` takes. The runtime tries it last, by the module's name alone, and NODE_PATH holds
 * /var/task: awsdocs/aws-lambda-developer-guide#483 tells of `lib/handler.run` found as handler.js.
 */
function required(path: string): string[] {
  const inFolder = ['index.js', 'index.json', 'index.node', 'package.json'].map((file) => `${path}/${file}`)
  return [path, ...['.js', '.json', '.node'].map((extension) => path + extension), ...inFolder]
}

function python(handler: string): HandlerLocation | 'malformed' {
  const end = handler.lastIndexOf('.')
  if (end <= 0) return 'malformed'
  const module = handler.slice(0, end)
  const path = module.replaceAll('.', '/')
  return {
    files: [`${path}.py`, `${path}/__init__.py`, `${path}.pyc`, `${path}/__init__.pyc`],
    shown: `${path}.py or ${path}/__init__.py`,
    // Compiled modules carry a tag, as in `app.cpython-313-x86_64-linux-gnu.so`.
    accepts: (file) => file.startsWith(`${path}.`) && /^[^/]*\.so$/.test(file.slice(path.length)),
    failure: `Runtime.ImportModuleError: Unable to import module '${module}': No module named '${module}'`,
  }
}

function ruby(handler: string): HandlerLocation | 'malformed' {
  const [path, ...names] = handler.split('.')
  if (path === undefined || path === '' || names.length < 1 || names.length > 2) return 'malformed'
  return {
    files: [`${path}.rb`],
    others: [`${path}.so`],
    shown: `${path}.rb`,
    // A gem in the package is on the load path.
    accepts: (file) => /^vendor\//.test(file) && file.endsWith(`/${path}.rb`),
    failure: `LoadError: cannot load such file -- ${path}`,
  }
}

function java(handler: string): HandlerLocation {
  const [name = ''] = handler.split('::')
  const file = `${name.replaceAll('.', '/')}.class`
  return {
    files: [file],
    shown: `${file} (or a jar in lib/ that has it)`,
    inJars: true,
    failure: `Class not found: ${name} (java.lang.ClassNotFoundException)`,
  }
}

function dotnet(handler: string): HandlerLocation {
  const [assembly = '', type] = handler.split('::')
  return {
    files: [`${assembly}.dll`],
    // Without a type the handler names a program: an assembly, or one that needs none.
    ...(type === undefined && { others: [assembly] }),
    shown: `${assembly}.dll`,
    failure: `Could not find the specified handler assembly with the file name '${assembly}'`,
  }
}
