declare module 'archiver' {
  import type { Readable } from 'node:stream'

  /** What of archiver 8 is used here; it brings no types of its own. */
  export class ZipArchive extends Readable {
    constructor(options?: { readonly zlib?: { readonly level?: number } })
    directory(path: string, destination: string | false): this
    finalize(): Promise<void>
  }
}
