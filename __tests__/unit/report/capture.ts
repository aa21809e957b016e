/** What a piece of work writes to the standard output; a failed step is none of the test's own. */
export async function capture(work: () => Promise<unknown> | unknown): Promise<string> {
  const chunks: string[] = []
  const { write } = process.stdout
  const { exitCode } = process
  process.stdout.write = (chunk: string | Uint8Array) => chunks.push(String(chunk)) > 0
  try {
    await work()
  } finally {
    process.stdout.write = write
    process.exitCode = exitCode
  }
  return chunks.join('')
}
