import { median, OURS, Workbench } from './measure.js'

/*
 * How much memory an upload takes at its peak, over HTTP and over TLS as AWS has it. A large package must not take
 * much more than a small one where it goes to S3. With the folder of another build of this action as argument, that
 * one is measured:
 *
 *   npm run bench:upload -- [folder]
 */

const actionDir = process.argv[2] ?? OURS

/** @type {[title: string, megabytes: number, inputs: Record<string, string>][]} */
const UPLOADS = [
  ['5 MB direct', 5, {}],
  ['45 MB direct', 45, {}],
  ['5 MB to S3', 5, { 's3-bucket': 'packages' }],
  ['250 MB to S3', 250, { 's3-bucket': 'packages' }],
]

await Workbench.use(async (bench) => {
  /** @type {Record<string, Record<string, string>>} */
  const table = {}
  for (const [title, megabytes, inputs] of UPLOADS) {
    const zip = await bench.writePackage(String(megabytes), megabytes * 1_000_000)
    const step = { 'function-name': 'ours', 'zip-file': zip, preflight: 'off', ...inputs }
    table[title] = { HTTP: await peak(bench, 'http', step), HTTPS: await peak(bench, 'https', step) }
  }
  console.table(table)
})

/**
 * @param {Workbench} bench
 * @param {'http' | 'https'} protocol
 * @param {Record<string, string>} inputs
 */
async function peak(bench, protocol, inputs) {
  const samples = []
  for (let run = 0; run < 3; run++) {
    await bench.serve({ atOnce: true }, { protocol })
    samples.push(await bench.time(actionDir, inputs))
  }
  const mebibytes = median(samples.map((sample) => sample.mebibytes))
  const milliseconds = median(samples.map((sample) => sample.milliseconds))
  return `${mebibytes.toFixed(0)} MiB, ${milliseconds.toFixed(0)} ms`
}
