/** Values that must not appear in a log, in every form that the runner looks for. */
export class Masks {
  /** @type {string[]} as they were added */
  values = []
  /** @type {Set<string>} */
  #forms = new Set()

  /**
   * A value and each of its lines.
   *
   * @param {string} value
   */
  add(value) {
    this.values.push(value)
    for (const part of [value, ...value.split(/[\r\n]+/)]) {
      for (const form of formsOf(part)) this.#forms.add(form)
    }
    this.#forms.delete('')
  }

  /**
   * @param {string} text
   * @returns {string} with `***` in place of every masked form
   */
  apply(text) {
    let masked = text
    // The longest first, or a part of a value would leave the rest of it readable.
    for (const form of [...this.#forms].sort((one, other) => other.length - one.length)) {
      masked = masked.replaceAll(form, '***')
    }
    return masked
  }
}

/** @param {string} value */
function formsOf(value) {
  const bytes = Buffer.from(value)
  const json = JSON.stringify(value).slice(1, -1)
  const shifted = [0, 1, 2].filter((shift) => shift < bytes.length)
  return [
    value,
    json,
    encodeURIComponent(value),
    asXml(value),
    ...shifted.map((shift) => bytes.subarray(shift).toString('base64')),
  ]
}

/** As .NET's SecurityElement.Escape writes it. @param {string} value */
function asXml(value) {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
