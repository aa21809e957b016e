import { parseArgs } from 'node:util'

export const USAGE = `Usage: npm run demo -- [--verbose] [--summaries FILE.html]

  --verbose         also shows whole errors, outputs, requests and job summaries
  --summaries FILE  writes the job summaries as one page (needs npm ci)
  --help            shows this

AWS_ENDPOINT_URL names another endpoint, such as moto or LocalStack, with the keys of the environment
or test/test. NO_COLOR and FORCE_COLOR are honoured.`

/**
 * @param {readonly string[]} args
 * @returns {{ verbose: boolean, summaries?: string | undefined, help: boolean }}
 * @throws {Error} of one line
 */
export function readOptions(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        verbose: { type: 'boolean', default: false },
        summaries: { type: 'string' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    })
    return values
  } catch (cause) {
    const [first] = /** @type {Error} */ (cause).message.split(/\. |\n/)
    throw new Error(`${first}: npm run demo -- --help lists the options`, { cause })
  }
}
