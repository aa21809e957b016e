/**
 * Puts lines between the markers of a document that name them.
 *
 * @param {string} text of the document
 * @param {string} name
 * @param {string} source what the lines are from
 * @param {readonly string[]} lines
 * @throws {Error} if the document lacks the markers
 */
export function between(text, name, source, lines) {
  const [start, end] = [`<!-- ${name}: from ${source} -->`, `<!-- end of ${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The document lacks the markers ${start} and ${end}`)
  return `${text.slice(0, from)}${start}\n${lines.join('\n')}\n${text.slice(to)}`
}
