import { parseQuantity } from '../kubernetes';

/** What Kueue says is missing of one resource in one flavor. */
export interface Shortage {
  resource: string;
  flavor: string;
  /** How much more is needed than is free. */
  needed: number;
}

/** Source: kueue 0.19.2 `flavorassigner.go`, recorded. */
const UNUSED =
  /insufficient unused quota for (\S+) in flavor (\S+), (\S+) more needed/g;

/**
 * What a message says is missing, one entry per resource and flavor. Pod sets are counted one after
 * another, each with those before it: the largest figure is that of all.
 */
export function shortagesOf(message: string): Shortage[] {
  const found = new Map<string, Shortage>();
  for (const [, resource, flavor, quantity] of message.matchAll(UNUSED)) {
    const needed = parseQuantity(quantity.replace(/[.;,]$/, ''));
    const key = `${resource} ${flavor}`;
    if (needed !== undefined && needed > (found.get(key)?.needed ?? 0)) {
      found.set(key, { resource, flavor, needed });
    }
  }
  return [...found.values()];
}
