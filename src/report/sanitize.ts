/** The runner cuts messages at this many characters. */
const MAX_LENGTH = 4_096

/**
 * Makes a line of the log harmless: one line, without control characters, that the runner cannot take
 * for a command (`::name::` at the start of a line, `##[name]` anywhere in it).
 */
export function sanitizeLine(text: string): string {
  const line = sanitizeMessage(text).replaceAll('\n', ' ⏎ ')
  return /^\s*::/.test(line) ? `· ${line.trimStart()}` : line
}

/** The message of an annotation, whose lines the log shows: none of them begins a group. */
export function sanitizeMessage(text: string): string {
  return sanitizeText(text).replaceAll('##[', '# #[')
}

/**
 * Makes a text harmless that is escaped on its way, as annotations are: no control characters but line ends.
 *
 * @param maxLength in characters
 */
export function sanitizeText(text: string, maxLength = MAX_LENGTH): string {
  return (
    truncate(text, maxLength)
      .toWellFormed()
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
  )
}

/** At most so many characters. It never ends within a word, since the piece of a secret is not masked. */
export function truncate(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/\S+$/, '')}…` : text
}
