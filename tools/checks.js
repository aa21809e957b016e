import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/*
 * Every check of the repository: `npm run checks` lists them, `.ci/run` runs them with `--run` in this order.
 *
 * Seconds are about those of two idle cores. What a check needs beside Node and npm, in brackets, has to be there; what
 * it needs of the registries, such as the AWS CLI, it installs when it first runs, for which it needs the network.
 */

/** @type {readonly (readonly [script: string, seconds: number, does: string, needs?: string])[]} */
const CHECKS = [
  ['check', 20, 'linter, format and types'],
  ['demo', 10, 'the committed bundle against the local endpoint'],
  ['test', 90, 'unit tests, and scenarios of the bundle; takes paths of test files'],
  ['test:coverage', 120, '`test`, and at least 97 % of the statements are covered'],
  ['check:workflows', 30, "workflows against GitHub's parser, actionlint and zizmor", 'Python, Go'],
  ['test:contract', 20, 'the local endpoint against moto and recorded answers of AWS', 'Python'],
  ['test:moto', 60, 'scenarios against moto and the local endpoint, read back through boto3', 'Python'],
  ['test:aws', 800, 'scenarios against AWS itself, see docs/aws.md', 'Python, an AWS account'],
  ['test:cli', 20, 'requests of the action against those of the AWS CLI, member by member', 'Python'],
  [
    'test:same-bytes',
    120,
    'each Node and processor makes the same package; libdeflate is built anew',
    'Rust, Debian',
  ],
  ['test:packages', 120, 'what npm, pnpm, pip and Maven install runs as a function', 'Python, JDK, Maven'],
  [
    'test:workflows',
    60,
    'the workflows of README.md and examples/ in act, and what they deployed answers',
    'Go, unzip',
  ],
  [
    'test:setup',
    60,
    'examples/setup/ and commands give a role what the policy tool prints',
    'Python, Terraform',
  ],
  ['test:summaries', 60, 'the job summary of every outcome in a browser', 'Chromium'],
  ['test:mutants', 100, 'the action, broken on purpose, fails against AWS CLI, moto or endpoint', 'Python'],
  ['test:mutation', 240, 'how many random changes of src/ the tests notice, of the same 1.5 % each time'],
  ['test:resilience', 720, 'crashes, faults, interleavings, hostile strings, cancellation'],
  ['test:resilience:proof', 180, 'each of the resilience checks notices what it is there for'],
]
const ON_DEMAND = ['test', 'test:aws', 'test:mutation', 'test:resilience:proof']
/** They do not end with the number of tests that passed. */
const UNCOUNTED = ['check', 'demo']

refuseOtherNames()
if (process.argv[2] === '--run') await runAll()
else list()

/** A check that package.json has and nobody would find, or the reverse. */
function refuseOtherNames() {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const scripted = Object.keys(scripts).filter((name) => /^(test|check|demo)(:|$)/.test(name))
  const listed = CHECKS.map(([name]) => name)
  const odd = [...scripted, ...listed].filter((name) => !scripted.includes(name) || !listed.includes(name))
  if (odd.length > 0)
    throw new Error(`Only one of package.json and ${import.meta.filename} has ${odd.join(', ')}`)
}

function list() {
  for (const [name, seconds, does, needs] of CHECKS) {
    const command = name === 'test' ? 'npm test' : `npm run ${name}`
    const time = seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
    console.log(`${command.padEnd(30)}  ${time.padStart(5)}  ${does}${needs ? ` (${needs})` : ''}`)
  }
}

/** Runs them one after the other, up to the first that fails. */
async function runAll() {
  let passed = 0
  for (const [name] of CHECKS) {
    if (ON_DEMAND.includes(name)) continue
    console.log(`== npm run ${name}`)
    const start = performance.now()
    const { code, output } = await run(name)
    if (code !== 0) {
      console.error(`npm run ${name} failed`)
      process.exitCode = 1
      return
    }
    const count = UNCOUNTED.includes(name) ? 0 : countIn(output)
    passed += count
    const seconds = Math.round((performance.now() - start) / 1000)
    console.log(`== npm run ${name}: ${count} passed, ${seconds} s`)
  }
  console.log(`${passed} passed, 0 failed`)
}

/**
 * @param {string} name
 * @returns {Promise<{ code: number | null, output: string }>} its output is shown as it comes, too
 */
function run(name) {
  const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const [from, to] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    from.setEncoding('utf8').on('data', (text) => {
      output += text
      to.write(text)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** @param {string} output of Jest, or of a command that ends as `Checks.finish` lets it */
function countIn(output) {
  const [, ofJest, own] =
    [...output.matchAll(/^(?:Tests:.* (\d+) passed,|(\d+) passed, 0 failed)/gm)].at(-1) ?? []
  const count = Number(ofJest ?? own)
  if (!(count > 0)) throw new Error('It does not say how many tests passed')
  return count
}
