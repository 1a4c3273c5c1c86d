/**
 * Where endpoints answer. An endpoint that is not well says no address for a while, and its entity is
 * not to change with that.
 */
export class LastUrls {
  readonly #urls = new Map<string, readonly string[]>();

  static create(): LastUrls {
    return new LastUrls();
  }

  private constructor() {}

  /** The addresses of an endpoint: those of now, or else the last ones. */
  of(endpoint: string, urls: readonly string[] = []): readonly string[] {
    if (urls.length > 0) {
      this.#urls.set(endpoint, urls);
    }
    return this.#urls.get(endpoint) ?? [];
  }

  /** Forgets endpoints that are gone. */
  prune(isGone: (endpoint: string) => boolean): void {
    for (const endpoint of this.#urls.keys()) {
      if (isGone(endpoint)) {
        this.#urls.delete(endpoint);
      }
    }
  }
}
