import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/*
 * Every check of the repository: `npm run checks` lists them, `.ci/run` runs them with `--run` in this order.
 *
 * Seconds are those of two cores. What a check needs beside Node and npm has to be there; the programs of the
 * registries that it runs, such as the AWS CLI, are installed when it first runs (the network).
 */

/**
 * @typedef {object} Check
 * @property {string} name of the npm script
 * @property {string} does
 * @property {string} [needs] beside Node and npm
 * @property {number} seconds about, once everything is installed
 * @property {false} [counts] it does not end with the number of tests that passed
 * @property {false} [always] only on demand, not in `.ci/run`
 */

/** @type {readonly Check[]} */
const CHECKS = [
  { name: 'check', does: 'linter, format and types', seconds: 18, counts: false },
  { name: 'demo', does: 'the committed bundle against the local endpoint', seconds: 6, counts: false },
  {
    name: 'test',
    does: 'unit tests, and scenarios of the bundle; takes paths of test files',
    seconds: 90,
    always: false,
  },
  { name: 'test:coverage', does: '`test`, and at least 97 % of the statements are covered', seconds: 120 },
  {
    name: 'check:workflows',
    does: "workflows, examples and action.yml against GitHub's parser, actionlint and zizmor",
    needs: 'Python, Go, network',
    seconds: 18,
  },
  {
    name: 'test:contract',
    does: 'the local endpoint against moto and recorded answers of AWS',
    needs: 'Python, network',
    seconds: 30,
  },
  {
    name: 'test:moto',
    does: 'the same scenarios against moto and the local endpoint, read back through boto3',
    needs: 'Python, network',
    seconds: 60,
  },
  {
    name: 'test:cli',
    does: 'requests of the action against those of the AWS CLI, member by member',
    needs: 'Python, network',
    seconds: 42,
  },
  {
    name: 'test:packages',
    does: 'packages as npm, pnpm, pip and Maven install them; takes a word of their names',
    needs: 'Python, JDK, Maven, network',
    seconds: 120,
  },
  {
    name: 'test:workflows',
    does: 'the workflows of examples/ in act, and what they deployed answers',
    needs: 'Go, unzip, network',
    seconds: 60,
  },
  {
    name: 'test:mutants',
    does: 'the action, broken on purpose, is caught by the AWS CLI, moto or the local endpoint',
    needs: 'Python, network',
    seconds: 90,
  },
  {
    name: 'test:resilience',
    does: 'crashes, faults, interleavings, hostile strings, cancellation',
    seconds: 240,
  },
  {
    name: 'test:resilience:proof',
    does: 'each of the resilience checks notices what it is there for',
    seconds: 180,
    counts: false,
    always: false,
  },
]

refuseOtherNames()
if (process.argv[2] === '--run') await runAll()
else list()

/** A check that package.json has and nobody would find, or the reverse. */
function refuseOtherNames() {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const scripted = Object.keys(scripts).filter((name) => /^(test|check|demo)(:|$)/.test(name))
  const listed = CHECKS.map(({ name }) => name)
  const odd = [...scripted, ...listed].filter((name) => !scripted.includes(name) || !listed.includes(name))
  if (odd.length > 0)
    throw new Error(`Only one of package.json and ${import.meta.filename} has ${odd.join(', ')}`)
}

function list() {
  const rows = CHECKS.map(({ name, does, needs = '', seconds }) => {
    const time = seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
    return [name === 'test' ? 'npm test' : `npm run ${name}`, time, does, needs && `(needs ${needs})`]
  })
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const [command = '', time = '', ...words] of rows) {
    console.log(
      `${command.padEnd(widths[0] ?? 0)}  ${time.padStart(widths[1] ?? 0)}  ${words.join(' ')}`.trimEnd(),
    )
  }
}

/** Runs them one after the other, up to the first that fails. */
async function runAll() {
  let passed = 0
  for (const { name, counts = true, always = true } of CHECKS) {
    if (!always) continue
    console.log(`== npm run ${name}`)
    const start = performance.now()
    const { code, output } = await run(name)
    if (code !== 0) {
      console.error(`npm run ${name} failed`)
      process.exitCode = 1
      return
    }
    const count = counts ? countIn(output) : 0
    passed += count
    const seconds = Math.round((performance.now() - start) / 1000)
    console.log(`== npm run ${name}: ${counts ? `${count} passed, ` : ''}${seconds} s`)
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
