import { useCallback, useEffect, useRef, useState } from 'react';

const SHOWN_MS = 1_500;

/** Copies a text, and says for a moment that it did. */
export function useCopy(text: string): { copied: boolean; copy(): void } {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback(() => {
    // A page that is not served over TLS has no clipboard; the text can still be selected.
    navigator.clipboard?.writeText(text).then(
      () => {
        setCopied(true);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setCopied(false), SHOWN_MS);
      },
      () => setCopied(false),
    );
  }, [text]);
  return { copied, copy };
}
