import { useEffect, useRef } from 'react';

/**
 * For a search kept in the address, which follows a moment after it is asked for: gives what a change makes of what was asked
 * for last, which may not be drawn yet. Two changes in that moment are two, and so is one made while the first is drawn.
 */
export function useAskedLast<T extends object>(drawn: T): (change: Partial<T>) => T {
  const last = useRef(drawn);
  const coming = useRef<string[]>([]);
  const text = JSON.stringify(drawn);
  useEffect(() => {
    const place = coming.current.indexOf(text);
    coming.current = place < 0 ? [] : coming.current.slice(place + 1);
    if (coming.current.length === 0) {
      last.current = JSON.parse(text) as T;
    }
  }, [text]);
  return (change) => {
    last.current = { ...last.current, ...change };
    coming.current.push(JSON.stringify(last.current));
    return last.current;
  };
}
