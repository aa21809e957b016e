/** Work that several deployments of a step share: whoever comes later waits for the one that began. */
export class OnceEach<T> {
  readonly #underWay = new Map<string, Promise<T>>()

  /**
   * Does the work unless it was done already, or is under way. Where it failed, whoever comes later tries again.
   *
   * @param key equal for what is the same work
   * @returns the result, and whether this call did the work
   */
  async do(key: string, work: () => Promise<T>): Promise<{ readonly value: T; readonly own: boolean }> {
    const underWay = this.#underWay.get(key)
    if (underWay !== undefined) return { value: await underWay, own: false }
    const promise = work()
    this.#underWay.set(key, promise)
    promise.catch(() => this.#underWay.delete(key))
    return { value: await promise, own: true }
  }
}
