/**
 * Where a value lacks what is expected of it: members of objects that are not expected do not matter,
 * everything else does.
 *
 * @returns the first difference as a sentence; undefined where there is none
 */
export function firstDifference(value: unknown, expected: unknown, path = '$'): string | undefined {
  if (isObject(expected) && isObject(value) && Array.isArray(expected) === Array.isArray(value)) {
    if (Array.isArray(expected) && Array.isArray(value) && expected.length !== value.length) {
      return `${path} has ${value.length} elements, not ${expected.length}.`
    }
    for (const [key, own] of Object.entries(expected)) {
      const place = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`
      const difference = Object.hasOwn(value, key)
        ? firstDifference(value[key], own, place)
        : `${place} is missing.`
      if (difference !== undefined) return difference
    }
    return undefined
  }
  if (Object.is(value, expected)) return undefined
  return `${path} is ${shown(value)}, not ${shown(expected)}.`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
