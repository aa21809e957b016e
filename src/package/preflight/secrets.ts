import type { Archive, ArchiveEntry } from './archive.ts'
import { type Finding, findingAbout } from './finding.ts'

/** Dependencies hold such files as examples. */
const DEPENDENCIES = /(^|\/)(node_modules|site-packages|dist-packages|vendor)\//

/** Files that hold secrets by their purpose, or if there is something in them. */
const SECRETS: readonly (readonly [name: RegExp, content?: RegExp])[] = [
  // `.env.production` and the like are often public settings of a build.
  [/(^|\/)\.env(\.local)?$/],
  [/(^|\/)(\.git-credentials|\.netrc|\.pypirc|id_(rsa|dsa|ecdsa|ed25519)|[^/]*\.tfstate)$/],
  [/(^|\/)gha-creds-[^/]*\.json$/],
  [/(^|\/)\.aws\/credentials$/],
  // A variable, as in `${NPM_TOKEN}`, is no token.
  [/(^|\/)\.npmrc$/, /_(authToken|auth|password)\s*=\s*["']?(?!\$\{)[^\s"']/],
  [/(^|\/)\.git\/config$/, /extraheader\s*=\s*authorization/i],
]

/** More files than this are not looked into. */
const MAX_FILES = 100
/** More names than this are not shown. */
const MAX_SHOWN = 5

/** Secrets of the machine that built the package. */
export async function secretFindings(archive: Archive): Promise<Finding[]> {
  const secrets: string[] = []
  const files = archive.entries.filter(({ isDirectory, isLink }) => !isDirectory && !isLink)
  const candidates = files.filter(({ name }) => !DEPENDENCIES.test(name) && rulesFor(name).length > 0)
  for (const entry of candidates.slice(0, MAX_FILES)) {
    if (await isSecret(archive, entry)) secrets.push(entry.name)
  }
  return findingAbout(secrets, {
    rule: 'secret-file',
    what: `The package holds ${listed(secrets)}: ${secrets.length === 1 ? 'a file that is' : 'files that are'} likely to contain secrets.`,
    consequence: 'Whoever may download the code of the function can read them.',
    remedy: 'Leave them out: `exclude`, or a line for each in .lambdaignore.',
    certain: false,
  })
}

async function isSecret(archive: Archive, entry: ArchiveEntry): Promise<boolean> {
  const [, content] = rulesFor(entry.name)[0] ?? []
  return (
    entry.size > 0 && (content === undefined || content.test((await archive.firstBytes(entry)).toString()))
  )
}

function rulesFor(name: string) {
  return SECRETS.filter(([pattern]) => pattern.test(name))
}

function listed(files: readonly string[]): string {
  const shown = files.slice(0, MAX_SHOWN).join(', ')
  return files.length > MAX_SHOWN ? `${shown} and ${files.length - MAX_SHOWN} more` : shown
}
