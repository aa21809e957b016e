import { existsSync, readdirSync, readFileSync } from 'node:fs'
import MarkdownIt from 'markdown-it'
import { documents } from '../harness/documents.js'

const root = new URL('../../', import.meta.url)
const texts = documents()

/** The sources of the action, and the words of AWS that the local endpoint answers with. */
function sources(): string {
  return ['src', 'emulator/aws'].flatMap((folder) => textsBelow(new URL(`${folder}/`, root))).join('\n')
}

function textsBelow(folder: URL): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((name) => /\.[jt]s$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
}

test('docs/troubleshooting.md quotes what the action or AWS says', () => {
  const rows = texts.get('docs/troubleshooting.md')?.matchAll(/^\| (?:`` (.*?) ``|`(.*?)`) \|/gm) ?? []
  const quoted = [...rows].map(([, withMarks, plain = '']) => withMarks ?? plain)
  const known = sources().replaceAll('\\`', '`').replaceAll("\\'", "'")
  expect(quoted.length).toBeGreaterThan(20)
  expect(quoted.filter((words) => !known.includes(words))).toEqual([])
})

test('no document shows the marks of Markdown', () => {
  const markdown = new MarkdownIt({ html: true })
  const shown = [...texts].map(([name, text]) => {
    const words = markdown.render(text).replaceAll(/<(pre|code)>.*?<\/\1>|<[^>]*>/gs, '')
    return [name, words.match(/.*(?:`|\*\*|\]\(|^\|).*/m)?.[0]]
  })
  expect(shown.filter(([, line]) => line !== undefined)).toEqual([])
})

test('what docs/claims.md names as proof exists', () => {
  const proofs = [...(texts.get('docs/claims.md') ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const commands = proofs.flatMap((code) => /^npm run (\S+)/.exec(code)?.[1] ?? [])
  const files = proofs.filter((code) => code.startsWith('__tests__/'))
  expect(commands.length).toBeGreaterThan(10)
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([])
  expect(files.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
})

test('the documents name the major version that package.json has', () => {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const named = [...texts.values()].flatMap((text) => text.match(/OWNER\/REPO@v\d+/g) ?? [])
  expect(named.length).toBeGreaterThan(10)
  expect(new Set(named)).toEqual(new Set([`OWNER/REPO@v${version.split('.')[0]}`]))
})

test('the first screen of the README holds sentence, picture and workflow, and it has 200 lines at most', () => {
  const lines = texts.get('README.md')?.trimEnd().split('\n') ?? []
  const screen = lines.slice(0, 40).join('\n')
  expect(screen).toMatch(/^# .+\n\n[A-Z][^<]+\n\n<picture>.+\n\n```yaml\non:[^`]+jobs:[^`]+```/)
  expect(lines.length).toBeLessThanOrEqual(200)
})
