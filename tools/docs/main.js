import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { withPolicies } from './policies.js'
import { withTables } from './tables.js'

/*
 * `npm run docs`: fills in what README.md and docs/ have from elsewhere, which are the tables of action.yml and the IAM
 * policies. The figures of docs/performance.md are from `npm run bench -- --docs`.
 */

const ROOT = new URL('../../', import.meta.url)

/**
 * Every document with generated parts, as it has to be.
 *
 * @returns {{ path: string, is: string, ought: string }[]} paths from the root
 */
export function documents() {
  const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), 'utf8')
  const pages = readdirSync(new URL('docs', ROOT)).filter((name) => name.endsWith('.md'))
  return ['README.md', ...pages.map((name) => `docs/${name}`)].map((path) => {
    const is = read(path)
    const withOwn = path === 'README.md' ? withTables(is, read('action.yml')) : is
    return { path, is, ought: withPolicies(withOwn) }
  })
}

if (realpathSync(process.argv[1] ?? '.') === import.meta.filename) {
  for (const { path, is, ought } of documents()) if (is !== ought) writeFileSync(new URL(path, ROOT), ought)
}
