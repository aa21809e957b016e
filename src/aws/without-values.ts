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

/** The words with `***` for every value, and for every line of one; escaped words are read where they hold one. */
export function redacted(words: string, values: readonly string[]): string {
  const texts = [...new Set(values.flatMap((value) => [value, ...value.split(/[\r\n]+/)]))]
    .filter((text) => text.trim() !== '')
    // Of values that contain each other the longest is to go as a whole.
    .toSorted((one, other) => other.length - one.length)
  // Lambda's sentence about too many bytes ends with all of them, and may cut the last value off.
  let said = words.replace(/(String measured: ).*/s, '$1***')
  for (const read of [(text: string) => text, ...READERS]) {
    const plain = read(said)
    const hidden = texts.reduce(hide, plain)
    if (hidden !== plain) said = hidden
  }
  return said
}

function hide(words: string, text: string): string {
  if (text.length >= LONG) return words.replaceAll(text, '***')
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return words.replace(new RegExp(`(?<!\\w)${literal}(?!\\w)`, 'g'), '***')
}

/** What JSON, URLs, forms and HTML escape, as it was. */
const READERS = [fromJson, fromUrl, (words: string) => fromUrl(words.replaceAll('+', ' ')), fromHtml]

const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function fromJson(words: string): string {
  return words.replace(/\\(?:u([\da-f]{4})|(.))/gi, (_, code: string | undefined, char: string) =>
    code === undefined ? (CONTROLS[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function fromUrl(words: string): string {
  return words.replace(/(?:%[\da-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
  )
}

function fromHtml(words: string): string {
  return words.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (all, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0x10ffff ? all : String.fromCodePoint(code)
    },
  )
}
