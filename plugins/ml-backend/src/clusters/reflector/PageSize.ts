/** What a page should come to: its parsing holds up everybody else in the process meanwhile. */
const PAGE_BYTES = 1024 * 1024;
/** How many objects the first page has at most, while nobody knows how large they are. */
const FIRST_PAGE = 50;
/** How fast pages grow and shrink. */
const FACTOR = 4;

/**
 * How many objects to ask for in the next page of a list: as many as come to about a megabyte,
 * judged by the largest of a few of the last page. Kept from one list of a collection to the next.
 */
export class PageSize {
  readonly #most: number;
  #limit: number;

  /** @param most - The most objects per page, whatever their size. */
  static create(most: number): PageSize {
    return new PageSize(most);
  }

  private constructor(most: number) {
    this.#most = most;
    this.#limit = Math.min(FIRST_PAGE, most);
  }

  /** How many objects to ask for. */
  get limit(): number {
    return this.#limit;
  }

  /** Takes a page into account. */
  saw(items: readonly unknown[]): void {
    if (items.length === 0) {
      return;
    }
    const sample = [0, items.length >> 1, items.length - 1];
    const largest = Math.max(...sample.map(index => lengthOf(items[index])));
    const fitting = Math.floor(PAGE_BYTES / largest);
    this.#set(Math.min(fitting, this.#limit * FACTOR));
  }

  /** The page was too large to be taken; answers whether a smaller one can be asked for. */
  shrink(): boolean {
    const before = this.#limit;
    this.#set(Math.floor(before / FACTOR));
    return this.#limit < before;
  }

  #set(limit: number): void {
    this.#limit = Math.max(1, Math.min(this.#most, limit));
  }
}

/** How long an object is as JSON, which is about its bytes. */
function lengthOf(object: unknown): number {
  return JSON.stringify(object)?.length || 1;
}
