import { posix, sep } from 'node:path'
import { DeployError, type Snippet } from '../errors.ts'
import { bulletList } from './bullet-list.ts'

/** A link that leads out of the directory. */
export interface OutsideLink {
  /** Absolute path of the link. */
  readonly path: string
  /** Its path in the directory, with forward slashes. */
  readonly name: string
  /** Where it leads, in words. */
  readonly target: string
}

/** So many lines are given that leave links out. */
const MAX_LINES = 100

/** The error for all links of a directory that lead out of it, which are at least one. */
export function outsideLinksError(links: readonly OutsideLink[]): DeployError {
  const [link] = links
  const inModules = links.some(({ path }) => path.split(sep).includes('node_modules'))
  if (link !== undefined && links.length === 1) {
    return new DeployError({
      what: `Could not package the link ${link.name}.`,
      why: `It leads to ${link.target}, which is outside the directory and will not be there on Lambda.`,
      remedy: `${inModules ? COPY_PACKAGES : 'Copy what it leads to into the directory'}, or leave the link out with \`exclude\`: ${patternOf(link)}`,
    })
  }
  const folder = inModules ? undefined : commonFolder(links)
  return new DeployError({
    what: `Could not package ${links.length} links that lead outside the directory.`,
    why: `What they lead to will not be there on Lambda:\n${bulletList(links.map(({ name, target }) => `${name} leads to ${target}`))}`,
    remedy: `${inModules ? COPY_PACKAGES : 'Copy what they lead to into the directory'}, or leave them out.`,
    snippets: [
      text('Lines of `exclude` that leave them out:', links.slice(0, MAX_LINES).map(patternOf).join('\n')),
      ...(folder === undefined
        ? []
        : [text('Or leave out their folder, with one line of `exclude`:', folder)]),
    ],
  })
}

/** Packages are linked to by workspaces, whose tools know how to copy them. */
const COPY_PACKAGES =
  'Use a folder made by `pnpm --filter NAME deploy --prod DIR` as `source-dir`, install with `npm install --install-links`'

/** The pattern of the folder that every one of them is in; undefined if that differs or is the root. */
function commonFolder(links: readonly OutsideLink[]): string | undefined {
  const [folder, ...others] = new Set(links.map(({ name }) => posix.dirname(name)))
  if (folder === undefined || folder === '.' || others.length > 0) return undefined
  return `${patternOf({ name: folder })}/`
}

/** The pattern that matches this path and no other. */
function patternOf({ name }: Pick<OutsideLink, 'name'>): string {
  return `/${name.replace(/[\\*?[\]{}]/g, '\\$&')}`
}

function text(title: string, lines: string): Snippet {
  return { title, language: 'text', text: lines }
}
