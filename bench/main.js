import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { parseArgs } from 'node:util'
import { between } from '../tools/docs/between.js'
import { large } from './large.js'
import { Workbench } from './measure.js'
import { packaging } from './packaging/bench.js'
import { settling } from './settling.js'
import { small } from './small.js'
import { targets } from './targets.js'

/*
 * How fast the action is, side by side with what else there is, in turns and as ratios:
 *
 *   npm run bench -- [small|large|settling|packaging|targets ...] [--int128 FOLDER] [--aws PROGRAM] [--quick] [--docs]
 *
 * FOLDER has a built int128/deploy-lambda-action. --quick measures once, which tells only that it can be measured;
 * --docs writes the table into docs/performance.md.
 */

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} ours
 * @property {string} beside
 * @property {string} ratio
 * @property {string} goal
 */

/**
 * @typedef {object} Options
 * @property {string} [int128] folder of the other action
 * @property {string} aws the AWS CLI
 * @property {(most: number) => number} runs how often something is measured
 */

/** @type {Readonly<Record<string, (bench: Workbench, options: Options) => AsyncGenerator<Row>>>} */
const PARTS = { small, large, settling, packaging, targets }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    int128: { type: 'string' },
    aws: { type: 'string', default: 'aws' },
    quick: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
})

const lines = ['| | This action | Beside | Ratio | Goal |', '|---|---|---|---|---|']
const start = performance.now()
await Workbench.use(async (bench) => {
  for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
    const part = PARTS[name]
    if (part === undefined) throw new Error(`There is no part ${name}: ${Object.keys(PARTS).join(', ')}`)
    const runs = (/** @type {number} */ most) => (values.quick ? 1 : most)
    const options = { aws: values.aws, runs, ...(values.int128 && { int128: values.int128 }) }
    for await (const { what, ours, beside, ratio, goal } of part(bench, options)) {
      lines.push(`| ${[what, ours, beside, ratio, goal].join(' | ')} |`)
      console.error(
        `${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s  ${what}: ${ours}; ${ratio}`,
      )
    }
  }
})
lines.push('', machine())
console.log(lines.join('\n'))
console.log(`${lines.length - 4} passed, 0 failed`)
if (values.docs) {
  const page = new URL('../docs/performance.md', import.meta.url)
  writeFileSync(page, between(readFileSync(page, 'utf8'), 'performance', 'npm run bench', lines))
}

function machine() {
  const [{ model = 'unknown' } = {}, ...others] = cpus()
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`
  const day = new Date().toISOString().slice(0, 10)
  return `${day}, ${others.length + 1} x ${model}, ${memory}, ${type()} ${release()}, Node ${process.version}.`
}
