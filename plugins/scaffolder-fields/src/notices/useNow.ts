import { useEffect, useState } from 'react';

const TICK = 10_000;

/** The time in milliseconds since the epoch, again every ten seconds, so that ages grow. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, Date.now());
}
