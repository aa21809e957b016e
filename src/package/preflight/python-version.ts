import type { Archive } from './archive.ts'
import { type Finding, findingAbout, named, type TargetFunction } from './finding.ts'
import { packageOf, pythonRoots } from './library-package.ts'

/** An extension module for one version of CPython (PEP 3149); those of the stable ABI end in `.abi3.so` or `.so`. */
const EXTENSION = /\.cpython-3(\d+)-[^/]*\.so$/
const RUNTIME = /^python3\.(\d+)$/

interface Extension {
  readonly name: string
  readonly minor: string
  readonly group: string
}

/**
 * Extension modules that were installed for another version of Python than the runtime's: it does not find them.
 *
 * @returns at most one finding, never certain: nobody can say from outside what is imported.
 */
export function pythonVersionFindings({ entries }: Archive, { packageRuntime }: TargetFunction): Finding[] {
  const [, wanted] = RUNTIME.exec(packageRuntime ?? '') ?? []
  if (wanted === undefined) return []
  const roots = pythonRoots(entries.map(({ name }) => name))
  const extensions = entries.flatMap(({ name }): Extension[] => {
    const [, minor] = EXTENSION.exec(name) ?? []
    return minor === undefined ? [] : [{ name, minor, group: packageOf(name, roots).group }]
  })
  const served = new Set(extensions.filter(({ minor }) => minor === wanted).map(({ group }) => group))
  const wrong = extensions.filter(({ group }) => !served.has(group))
  const [first] = wrong
  if (first === undefined) return []
  const files = wrong.filter(({ minor }) => minor === first.minor).map(({ name }) => name)
  const module = first.name.replace(EXTENSION, '').replace(/^(?:.*\/)?(?:site|dist)-packages\//, '')
  return findingAbout(files, {
    rule: 'wrong-python',
    what: `${named(files)} ${files.length === 1 ? 'is' : 'are'} built for Python 3.${first.minor}, but the function runs on Python 3.${wanted}.`,
    consequence: `Importing it fails at run time: No module named '${module.replaceAll('/', '.')}'.`,
    remedy: `Install the dependencies with Python 3.${wanted}, or with \`pip install --python-version 3.${wanted} --only-binary=:all: --target DIRECTORY\`.`,
    certain: false,
  })
}
