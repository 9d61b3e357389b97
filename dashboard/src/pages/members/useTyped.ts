import { useEffect, useRef, useState } from 'react';

const TYPING_MILLIS = 150;

/** A search as it stands in its field: typed, or as the page's address says where somebody went to another. */
export function useTyped(current: string) {
  const [typed, setTyped] = useState(current);
  const [sent, setSent] = useState(current);
  const [seen, setSeen] = useState(current);
  if (seen !== current) {
    setSeen(current);
    if (sent !== current) {
      setSent(current);
      setTyped(current);
    }
  }
  const setAsked = (q: string) => {
    setSent(q);
    if (typed.trim() !== q) {
      setTyped(q);
    }
  };
  return [typed, setTyped, setAsked] as const;
}

/** Asks for what is typed once the typing pauses, however often the page is drawn anew meanwhile. */
export function usePause(typed: string, current: string, ask: (q: string) => void) {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (typed === current) {
      return undefined;
    }
    const timer = setTimeout(() => latest.current(typed), TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [typed, current]);
}
