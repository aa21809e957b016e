import { StringDecoder } from 'node:string_decoder'

/**
 * Cuts a stream into lines wherever its chunks end. As for the runner, a carriage return alone ends a line too.
 *
 * @param {(line: string) => void} accept
 * @returns {{ push(chunk: Buffer): void, end(): void }}
 */
export function lineSplitter(accept) {
  const decoder = new StringDecoder('utf8')
  let pending = ''
  return {
    push(chunk) {
      const text = pending + decoder.write(chunk)
      // A carriage return at the end may be half of a line's end.
      const whole = text.endsWith('\r') ? text.slice(0, -1) : text
      const lines = whole.split(/\r\n|\n|\r/)
      pending = (lines.pop() ?? '') + text.slice(whole.length)
      for (const line of lines) accept(line)
    },
    end() {
      const rest = pending + decoder.end()
      if (rest !== '') accept(rest.replace(/\r$/, ''))
    },
  }
}
