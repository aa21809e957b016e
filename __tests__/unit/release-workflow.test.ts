import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parse } from 'yaml'
import { notesOf } from '../../tools/release/notes.js'

interface Workflow {
  jobs: { publish: { steps: { name?: string; run?: string }[] } }
}

const { jobs } = parse(
  readFileSync(new URL('../../.github/workflows/release.yml', import.meta.url), 'utf8'),
) as Workflow
const script = jobs.publish.steps.find(
  ({ name }) => name === 'Publish the release and move the major tag',
)?.run

/** In place of GitHub's CLI: knows the releases, notes what it is asked for, and has only the tag v1. */
const GH = `#!/usr/bin/env bash
echo "$*" >> "$CALLS"
case "$*" in
  'release list '*) printf '%s' "$RELEASED" ;;
  *PATCH*/tags/v1' '*) ;;
  *PATCH*) exit 1 ;;
esac
`

/** In place of the script that prints the notes, which has tests of its own. */
const NODE = `#!/usr/bin/env bash
echo "notes of $2"
`

/** Runs the last step of a release as a runner does, after these releases. */
function release(tag: string, released: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'release-'))
  try {
    const calls = join(folder, 'calls')
    for (const [name, text] of Object.entries({ gh: GH, node: NODE })) {
      writeFileSync(join(folder, name), text)
      chmodSync(join(folder, name), 0o755)
    }
    execFileSync('bash', ['-e', '-c', script ?? 'exit 1'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: `${folder}${delimiter}${process.env['PATH']}`,
        CALLS: calls,
        RELEASED: released.map((name) => `${name}\n`).join(''),
        TAG: tag,
        GITHUB_REPOSITORY: 'octo-org/action',
        GITHUB_SHA: '0123abc',
        RUNNER_TEMP: folder,
      },
    })
    return readFileSync(calls, 'utf8').replaceAll(join(folder, 'notes.md'), 'NOTES').split('\n').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const CREATE = '--verify-tag --notes-file NOTES'
const MOVED = 'api --method PATCH repos/octo-org/action/git/refs/tags/v1 -f sha=0123abc -F force=true'

test.each<[string, string, string[], string[]]>([
  [
    'the highest version moves its major tag',
    'v1.10.0',
    ['v1.9.0', 'v1.2.0'],
    [`release create v1.10.0 ${CREATE} --latest=true`, MOVED],
  ],
  [
    'an older minor version does not',
    'v1.2.9',
    ['v1.3.0', 'v1.2.8'],
    [`release create v1.2.9 ${CREATE} --latest=false`],
  ],
  [
    'the highest of an older major version does, and is not the latest release',
    'v1.3.1',
    ['v2.0.0', 'v1.3.0', 'v10.0.0'],
    [`release create v1.3.1 ${CREATE} --latest=false`, MOVED],
  ],
  [
    'the first of a major version makes its tag',
    'v2.0.0',
    ['v1.3.0', 'nightly'],
    [
      `release create v2.0.0 ${CREATE} --latest=true`,
      'api --method PATCH repos/octo-org/action/git/refs/tags/v2 -f sha=0123abc -F force=true',
      'api --method POST repos/octo-org/action/git/refs -f ref=refs/tags/v2 -f sha=0123abc',
    ],
  ],
  [
    'a run that is repeated finds its release and moves the major tag',
    'v1.2.0',
    ['v1.1.0', 'v1.2.0'],
    [MOVED],
  ],
  ['the very first release', 'v1.0.0', [], [`release create v1.0.0 ${CREATE} --latest=true`, MOVED]],
])('%s', (_, tag, released, calls) => {
  expect(release(tag, released).filter((call) => !call.startsWith('release list'))).toEqual(calls)
})

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-27

### Added

- Colors.

## [1.1.0]

- Less.

## [1.0.0]

### Added
`

test('a release takes its notes from the changelog', () => {
  expect(notesOf('v1.2.0', { changelog: CHANGELOG, version: '1.2.0' })).toBe('### Added\n\n- Colors.')
})

test('neither line ends of Windows nor the addresses at the end are notes', () => {
  const changelog = `${CHANGELOG}\n[1.1.0]: https://github.com/octo-org/deploy/releases/tag/v1.1.0\n`
  expect(notesOf('v1.1.0', { changelog: changelog.replaceAll('\n', '\r\n'), version: '1.1.0' })).toBe(
    '- Less.',
  )
})

test.each([
  ['v1.0.0', '1.0.0', 'CHANGELOG.md has nothing below "## [1.0.0]".'],
  ['v1.2.0', '1.3.0', 'The tag is v1.2.0, but package.json has version 1.3.0.'],
  ['v1.3.0', '1.3.0', 'CHANGELOG.md has nothing below "## [1.3.0]".'],
])('%s with version %s is refused', (tag, version, words) => {
  expect(() => notesOf(tag, { changelog: CHANGELOG, version })).toThrow(words)
})

test('the changelog has notes for the version of package.json', () => {
  const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
  const { version } = JSON.parse(read('package.json'))
  expect(notesOf(`v${version}`, { changelog: read('CHANGELOG.md'), version })).not.toBe('')
})
