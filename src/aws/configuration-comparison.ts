/**
 * Whether a function has what is asked for. Of a structure only the members that are named count; what is named empty
 * is there where nothing is.
 *
 * @param now in the shape of a request
 * @param name of the member: the ids of a VPC have no order
 */
export function covers(now: unknown, wanted: unknown, name = ''): boolean {
  if (Array.isArray(wanted)) {
    const list = Array.isArray(now) ? now : []
    if (list.length !== wanted.length) return false
    const ordered = (items: readonly unknown[]) => (/Ids$/.test(name) ? items.toSorted() : items)
    const own = ordered(list)
    return ordered(wanted).every((item, at) => covers(own[at], item))
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const members = Object.entries(wanted)
    if (members.length === 0) return isEmpty(now)
    return members.every(([member, value]) => covers(Object(now)[member], value, member))
  }
  return now === wanted || (isEmpty(now) && isEmpty(wanted))
}

/** Whether two descriptions of a member are the same, in whatever order they name things. */
export function isSame(one: unknown, other: unknown): boolean {
  return coversAll(one, other) && coversAll(other, one)
}

function coversAll(now: unknown, wanted: unknown): boolean {
  return isEmpty(wanted) ? isEmpty(now) : covers(now, wanted)
}

/** Nothing, or a structure in which there is nothing. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isEmpty)
  return value === undefined || value === null || value === '' || value === false
}
