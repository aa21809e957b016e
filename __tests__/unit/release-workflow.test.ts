import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parse } from 'yaml'

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

/** Runs the last step of a release as a runner does, after these releases. */
function release(tag: string, released: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'release-'))
  try {
    const calls = join(folder, 'calls')
    writeFileSync(join(folder, 'gh'), GH)
    chmodSync(join(folder, 'gh'), 0o755)
    execFileSync('bash', ['-e', '-c', script ?? 'exit 1'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: `${folder}${delimiter}${process.env['PATH']}`,
        CALLS: calls,
        RELEASED: released.map((name) => `${name}\n`).join(''),
        TAG: tag,
        GITHUB_REPOSITORY: 'octo-org/action',
        GITHUB_SHA: '0123abc',
      },
    })
    return readFileSync(calls, 'utf8').split('\n').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const CREATE = '--verify-tag --generate-notes'
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
  ['the very first release', 'v1.0.0', [], [`release create v1.0.0 ${CREATE} --latest=true`, MOVED]],
])('%s', (_, tag, released, calls) => {
  expect(release(tag, released).filter((call) => !call.startsWith('release list'))).toEqual(calls)
})
