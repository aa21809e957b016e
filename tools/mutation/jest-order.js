/** Runs test files in the order of the command line. */
export default class {
  /** @param {{ globalConfig: { nonFlagArgs: string[] } }} options */
  constructor({ globalConfig: { nonFlagArgs } }) {
    const place = (/** @type {{ path: string }} */ test) =>
      nonFlagArgs.findIndex((arg) => test.path.endsWith(arg))
    this.sort = (/** @type {{ path: string }[]} */ tests) => tests.toSorted((a, b) => place(a) - place(b))
  }

  cacheResults() {}
}
