/** Bytes as people read them: `158 B`, `5.1 MiB`. */
export function bytes(count: number): string {
  if (count < 1024) return `${count} B`
  return count < 1024 ** 2 ? `${(count / 1024).toFixed(1)} KiB` : `${(count / 1024 ** 2).toFixed(1)} MiB`
}

/** Milliseconds as seconds: `2.9 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/** The first ten characters of a hash; a text that is no hash is not cut. */
export function shortHash(hash: string): string {
  return /^(?:[A-Za-z0-9+/]{43}=|[0-9a-f]{64})$/.test(hash) ? hash.slice(0, 10) : hash
}
