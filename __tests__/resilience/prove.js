import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * Shows that each check can fail: breaks a copy of the action in one place, outside the tree, and looks
 * whether the check that is meant for it notices. Ends with 1 where one does not.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @typedef {object} Break
 * @property {string} kind of check, and the part of it that is run: its number and of how many
 * @property {string} [scenario] the one that is run
 * @property {string} file
 * @property {string} from
 * @property {string} to
 * @property {RegExp} noticed
 */

/** @type {readonly Break[]} */
const BREAKS = [
  {
    kind: 'crash 0 1',
    scenario: 'zip + alias',
    file: 'src/deploy/deploy.ts',
    from: 'if (plan.release === undefined) return',
    to: 'if (plan.release === undefined || context.progress.facts.unchanged) return',
    noticed: /"why": "state\./,
  },
  {
    kind: 'cancel 0 1',
    scenario: 'zip + alias',
    file: 'src/index.ts',
    from: 'cancellation.abort(',
    to: 'String(',
    noticed: /ms to stop/,
  },
  {
    kind: 'faults 0 3',
    scenario: 'zip + alias',
    file: 'src/aws/retry.ts',
    from: 'await policy.readBack?.()',
    to: 'undefined',
    noticed: /repeated blindly/,
  },
  {
    kind: 'faults 0 3',
    scenario: 'zip + alias',
    file: 'src/deploy/outcome.ts',
    from: "return touched ? 'incomplete' : 'failed'",
    to: "return 'failed'",
    noticed: /says \\"failed\\", but/,
  },
  {
    kind: 'faults 0 3',
    scenario: 'zip + alias',
    file: 'src/aws/retry.ts',
    from: 'return Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS)',
    to: 'return 20 + 0 * attempt',
    noticed: /requests within a second/,
  },
  {
    kind: 'interleavings 0 1',
    scenario: 'different code, publish',
    file: 'src/deploy/publish.ts',
    from: 'codeSha256: settled.codeSha256,',
    to: '',
    noticed: /published other code/,
  },
  {
    kind: 'interleavings 0 1',
    scenario: 'different configuration, same code',
    file: 'src/deploy/publish.ts',
    from: 'plan.configuration && known.revisionId ? { revisionId: known.revisionId } : {}',
    to: '{}',
    noticed: /without (MemorySize|STAGE)|and it never was so/,
  },
  {
    kind: 'interleavings 0 1',
    scenario: 'other variables, same code',
    file: 'src/aws/lambda-configuration.ts',
    from: '...(revisionId && { RevisionId: revisionId }),',
    to: '',
    noticed: /was overwritten/,
  },
  {
    kind: 'crash 0 1',
    scenario: 'configuration alone + alias',
    file: 'src/deploy/deploy.ts',
    from: 'facts.unchanged = facts.codeKept && configured',
    to: 'facts.unchanged = facts.codeKept',
    noticed: /uninterrupted/,
  },
  {
    kind: 'hostile 0 20',
    file: 'src/aws/without-values.ts',
    from: 'error.message = redacted(error.message, values)',
    to: 'void values',
    noticed: /shows the value/,
  },
  {
    kind: 'hostile 0 20',
    file: 'src/report/sanitize.ts',
    from: ".replaceAll('##[', '# #[')",
    to: '',
    noticed: /took effect|errors are annotated/,
  },
]

let missed = 0
for (const one of BREAKS) {
  const folder = mkdtempSync(join(tmpdir(), 'broken-action-'))
  const seen = one.noticed.test(reportOn(one, folder))
  rmSync(folder, { recursive: true })
  console.log(`${seen ? 'noticed' : 'MISSED '}  ${one.kind.split(' ')[0]}: ${one.file} without ${one.from}`)
  if (!seen) missed += 1
}
console.log(`${BREAKS.length - missed} passed, ${missed} failed`)
process.exitCode = missed === 0 ? 0 : 1

/**
 * @param {Break} one
 * @param {string} folder
 * @returns {string} the report of the check, as JSON
 */
function reportOn({ kind, scenario, file, from, to }, folder) {
  cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  // The sources themselves are run: what is broken needs no bundle.
  const action = readFileSync(join(ROOT, 'action.yml'), 'utf8')
  writeFileSync(join(folder, 'action.yml'), action.replace(/main: .*/, 'main: src/index.ts'))
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} no longer has ${from}`)
  writeFileSync(path, text.replace(from, to))
  const script = fileURLToPath(new URL('run-shard.js', import.meta.url))
  return spawnSync(process.execPath, [script, ...kind.split(' '), folder, ...(scenario ? [scenario] : [])], {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  }).stdout
}
