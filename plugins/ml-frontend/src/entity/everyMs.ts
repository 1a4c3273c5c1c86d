/** How old an answer may become while somebody looks, in milliseconds; most are found unchanged. */
export const EVERY_MS = 15_000;
