import type { ZipPackage } from '../package/artifact.ts'
import type { ObjectStore, PutOptions } from './object-store.ts'
import { OnceEach } from './once-each.ts'
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
  readonly #each = new OnceEach<Upload>()

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
    const work = async () => putUnlessThere(zip, location, options, await store())
    const { value, own } = await this.#each.do(what, work)
    return { ...value, sent: own && value.sent }
  }
}

async function putUnlessThere(
  zip: ZipPackage,
  location: ObjectLocation,
  options: PutOptions,
  store: ObjectStore,
): Promise<Upload> {
  const there = await store.find(location, options)
  const usable = there?.version !== undefined || options.needsVersion !== true
  if (usable && there?.sha256 === zip.sha256 && there.size === zip.size) {
    return { version: there.version, sent: false }
  }
  return { version: await store.put(zip, location, options), sent: true }
}
