import type { ZipPackage } from '../package/artifact.ts'
import type { ObjectStore, PutOptions } from './object-store.ts'
import type { ObjectLocation } from './stored-object.ts'

/** What became of an upload. */
export interface Upload {
  /** The object's version, if the bucket is versioned. */
  readonly version: string | undefined
  /** Whether it was sent: false where it was there already. */
  readonly sent: boolean
}

/** The uploads of a step. A bucket that several functions use gets a package once. */
export class Uploads {
  readonly #underWay = new Map<string, Promise<Upload>>()

  /**
   * Uploads a package unless it is there already, or on its way there.
   *
   * @throws {ServiceError}
   */
  async upload(
    zip: ZipPackage,
    location: ObjectLocation,
    options: PutOptions,
    store: () => Promise<ObjectStore>,
  ): Promise<Upload> {
    const { bucket, key, owner = '' } = location
    const what = [bucket, key, owner, zip.sha256].join('\n')
    const underWay = this.#underWay.get(what)
    if (underWay !== undefined) return { ...(await underWay), sent: false }
    const upload = store().then((opened) => putUnlessThere(zip, location, options, opened))
    this.#underWay.set(what, upload)
    // Whoever comes later tries again.
    upload.catch(() => this.#underWay.delete(what))
    return upload
  }
}

async function putUnlessThere(
  zip: ZipPackage,
  location: ObjectLocation,
  options: PutOptions,
  store: ObjectStore,
): Promise<Upload> {
  const there = await store.find(location, options)
  if (there?.sha256 === zip.sha256 && there.size === zip.size) return { version: there.version, sent: false }
  return { version: await store.put(zip, location, options), sent: true }
}
