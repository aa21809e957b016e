import { median, OURS, Workbench } from './measure.js'

/*
 * How much memory it takes to upload a package to S3: a large one must not take much more than a small one.
 *
 *   npm run bench:staging
 */

await Workbench.use(async (bench) => {
  const small = await peak(bench, 5)
  const large = await peak(bench, 250)
  console.log(`staged to S3: 5 MB peaks at ${small.toFixed(0)} MiB, 250 MB at ${large.toFixed(0)} MiB`)
  console.log(`difference: ${(large - small).toFixed(0)} MiB`)
})

/**
 * @param {Workbench} bench
 * @param {number} megabytes
 */
async function peak(bench, megabytes) {
  const zip = await bench.writePackage(String(megabytes), megabytes * 1_000_000)
  const inputs = { 'function-name': 'ours', 'zip-file': zip, 's3-bucket': 'packages', preflight: 'off' }
  const samples = []
  for (let run = 0; run < 3; run++) {
    await bench.serve({ atOnce: true })
    samples.push((await bench.time(OURS, inputs)).mebibytes)
  }
  return median(samples)
}
