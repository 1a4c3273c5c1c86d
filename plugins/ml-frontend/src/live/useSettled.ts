import { useEffect, useState } from 'react';

const SETTLED_MS = 300;

/** A value once it has stopped changing for a moment, for what should not follow every keystroke. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
