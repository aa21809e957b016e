/** From this length on a value is taken out wherever it stands, else only where it stands for itself. */
const LONG = 4

/**
 * Takes the values of environment variables out of the words of a request's error: a service may quote what it refuses.
 *
 * @throws what the request throws, with other words
 */
export async function withoutValues<T>(values: readonly string[], request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (error) {
    if (error instanceof Error) error.message = redacted(error.message, values)
    throw error
  }
}

/** The words with `***` for every value, as it is and as JSON escapes it. */
export function redacted(words: string, values: readonly string[]): string {
  const texts = values.flatMap((value) => [
    value,
    JSON.stringify(value).slice(1, -1),
    ...value.split(/[\r\n]+/),
  ])
  const patterns = [...new Set(texts)]
    .filter((text) => text.trim() !== '')
    // Of values that contain each other the longest is to go as a whole.
    .toSorted((one, other) => other.length - one.length)
    .map((text) => {
      const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return text.length < LONG ? `(?<!\\w)${literal}(?!\\w)` : literal
    })
  // Lambda's sentence about too many bytes ends with all of them, and may cut the last value off.
  const said = words.replace(/(String measured: ).*/s, '$1***')
  return patterns.length === 0 ? said : said.replace(new RegExp(patterns.join('|'), 'g'), '***')
}
