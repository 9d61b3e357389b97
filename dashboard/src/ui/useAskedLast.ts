import { useEffect, useRef } from 'react';

/**
 * For a search kept in the address, which follows a moment after it is asked for: gives what a change makes of what was asked
 * for last, which may not be drawn yet. Two changes in that moment are two.
 */
export function useAskedLast<T extends object>(drawn: T): (change: Partial<T>) => T {
  const last = useRef(drawn);
  const text = JSON.stringify(drawn);
  useEffect(() => {
    last.current = JSON.parse(text) as T;
  }, [text]);
  return (change) => (last.current = { ...last.current, ...change });
}
