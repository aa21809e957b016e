/** @typedef {(text: string, ...styles: (keyof typeof CODES)[]) => string} Paint */

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 }

/**
 * Whether to print in color: https://no-color.org and https://force-color.org.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} isTerminal
 * @returns {boolean}
 */
export function wantsColor({ NO_COLOR, FORCE_COLOR }, isTerminal) {
  if (NO_COLOR) return false
  return FORCE_COLOR ? !['0', 'false'].includes(FORCE_COLOR) : isTerminal
}

/**
 * @param {boolean} color
 * @returns {Paint} that leaves a text as it is where no color is wanted
 */
export function painter(color) {
  return (text, ...styles) =>
    color ? `\u001b[${styles.map((style) => CODES[style]).join(';')}m${text}\u001b[0m` : text
}
