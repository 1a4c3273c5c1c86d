import { useCallback, useMemo, useRef, useState } from 'react';
import { SteadyOrder, steadyOrder } from './steadyOrder';

/**
 * The rows in an order that only changes on the reader's word.
 *
 * @param options.signature - A change of it, such as another filter, sorts afresh.
 * @param options.hold - Whether new rows wait.
 */
export function useSteadyRows<T>(options: {
  items: ReadonlyMap<string, T>;
  compare(a: T, b: T): number;
  signature: string;
  hold: boolean;
}): SteadyOrder & {
  /** Lets the waiting rows in. */
  showNew(): void;
  /** Sorts all rows again. */
  reorder(): void;
} {
  const { items, compare, signature, hold } = options;
  const [asked, setAsked] = useState({ count: 0, afresh: false });
  const last = useRef<{ order: SteadyOrder; key: string; asked: number }>();
  const order = useMemo(() => {
    const known = last.current;
    const requested = known?.asked !== asked.count;
    const same = known?.key === signature && !(requested && asked.afresh);
    const next = steadyOrder(
      same ? known?.order : undefined,
      items,
      compare,
      hold && !requested,
    );
    last.current = { order: next, key: signature, asked: asked.count };
    return next;
  }, [items, compare, signature, hold, asked]);
  const ask = useCallback(
    (afresh: boolean) =>
      setAsked(({ count }) => ({ count: count + 1, afresh })),
    [],
  );
  return {
    ...order,
    showNew: () => ask(false),
    reorder: () => ask(true),
  };
}
