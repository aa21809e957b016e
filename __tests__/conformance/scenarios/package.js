import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'

/**
 * A zip that Lambda would take; other words make other code.
 *
 * @param {string} words
 * @returns {Buffer}
 */
export function zipOf(words) {
  const code = new TextEncoder().encode(`export const handler = async () => ${JSON.stringify(words)}\n`)
  return Buffer.from(zipSync({ 'index.mjs': code }, { mtime: '2024-01-01T00:00:00Z' }))
}

/**
 * CodeSha256 as Lambda reports it of a zip (API_FunctionConfiguration).
 *
 * @param {Buffer} zip
 */
export const codeSha256 = (zip) => createHash('sha256').update(zip).digest('base64')

/**
 * A workspace with these files, for as long as the work takes.
 *
 * @template T
 * @param {Record<string, string | Buffer>} files
 * @param {(workspace: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withWorkspace(files, work) {
  const workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(workspace, name), content)
    return await work(workspace)
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
}
