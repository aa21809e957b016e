/** More folders of Python packages than this are not told apart. */
const MAX_ROOTS = 100

/** Words for systems, processors and C libraries in the names of packages and folders. */
const PLATFORM_WORD =
  /^(linux(musl|glibc)?|darwin|mac(os|osx)?|osx|win(dows|32|64|10)?|android|freebsd|alpine|rhel|debian|ubuntu|aarch64|arm(64|v\d\w*|hf)?|x(86|64)|64|32|amd64|ia32|i386|universal2?|gnu\w*|glibc|musl\w*|msvc)$/i

/** Where a native library belongs. */
export interface LibraryPackage {
  /** Equal for libraries that stand in for each other on different platforms. */
  readonly group: string
  /** The package that was published with it, if that is known. */
  readonly published: string | undefined
}

/**
 * Tells which package a library belongs to. What npm installs for one platform is a package of its
 * own in the scope of the others (`@img/sharp-linux-x64`, `@img/sharp-darwin-arm64`); what pip
 * installs is one folder or module (`numpy`, `numpy.libs`); anything else belongs to its folder.
 *
 * @param roots Folders that pip installed into, from {@link pythonRoots}.
 */
export function packageOf(name: string, roots: readonly string[]): LibraryPackage {
  const npm = /^.*(?:^|\/)node_modules\/(?:([@.][^/]+)\/)?([^/]+)\//.exec(name)
  if (npm !== null) {
    const [folder, scope, module = ''] = npm
    // Folders with a dot, such as Prisma's `.prisma/client`, are made on the spot.
    const published = scope?.startsWith('.') === true ? undefined : folder
    return { group: `npm ${scope?.slice(1) ?? neutral(module)}`, published }
  }
  const root = roots.find((folder) => name.startsWith(folder))
  if (root !== undefined) {
    const [module = ''] = name.slice(root.length).split(/[./]/, 1)
    return { group: `pip ${root}${module}`, published: `${root}${module}` }
  }
  const [set] = /^(.*\/)?(prebuilds|runtimes)\//.exec(name) ?? []
  if (set !== undefined) return { group: set, published: set.endsWith('prebuilds/') ? set : undefined }
  return { group: name.split('/').slice(0, -1).map(neutral).join('/'), published: undefined }
}

/** Folders that Python packages are installed into, each with its slash; `''` for the package itself. */
export function pythonRoots(names: readonly string[]): string[] {
  const roots = new Set<string>()
  for (const name of names) {
    const [, root] =
      /^(.*(?:site|dist)-packages\/)/.exec(name) ?? /^((?:.*\/)?)[^/]+\.dist-info\//.exec(name) ?? []
    if (root !== undefined && roots.size < MAX_ROOTS) roots.add(root)
  }
  return [...roots].sort((a, b) => b.length - a.length)
}

function neutral(name: string): string {
  const words = name.split(/[-_.+]/).filter((word) => !PLATFORM_WORD.test(word))
  return words.join('-')
}
