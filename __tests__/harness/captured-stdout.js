const { write } = process.stdout
/** @type {Set<string[]>} */
const readers = new Set()

/** Takes what is written to stdout until it is stopped; runs at the same time each get all of it. */
export function captureStdout() {
  /** @type {string[]} */
  const texts = []
  readers.add(texts)
  process.stdout.write = (/** @type {string | Uint8Array} */ text) => {
    for (const reader of readers) reader.push(String(text))
    return true
  }
  const stop = () => {
    readers.delete(texts)
    if (readers.size === 0) process.stdout.write = write
  }
  return { stop, text: () => texts.join('') }
}
