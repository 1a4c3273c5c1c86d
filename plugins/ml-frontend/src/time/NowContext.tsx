import {
  createContext,
  ReactNode,
  useContext,
  useEffect,
  useState,
} from 'react';

/** Ages are given in seconds only below a minute, so this is as often as anybody can notice. */
const TICK_MS = 5_000;

const NowContext = createContext<number | undefined>(undefined);

/** One clock for a whole page, which stands still while nobody can see it. */
export function NowProvider({ children }: { children: ReactNode }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = () => {
      if (!document.hidden) {
        setNow(Date.now());
      }
    };
    const timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, []);
  return <NowContext.Provider value={now}>{children}</NowContext.Provider>;
}

/** The time now, in milliseconds since the epoch. */
export function useNow(): number {
  return useContext(NowContext) ?? Date.now();
}
