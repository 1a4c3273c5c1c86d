/** What came over the wire to viewers: bodies, as sent and as read. */
export type WireTraffic = { raw: number; wire: number };

/** Sums up bytes. */
export class WireMeter {
  #raw = 0;
  #wire = 0;

  /** Bytes of a body as they came, compressed where they were. */
  addWire(bytes: number): void {
    this.#wire += bytes;
  }

  /** Bytes of a body as they are read. */
  addRaw(bytes: number): void {
    this.#raw += bytes;
  }

  /** All until now. */
  total(): WireTraffic {
    return { raw: this.#raw, wire: this.#wire };
  }
}
