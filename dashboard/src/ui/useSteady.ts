import { useCallback, useLayoutEffect, useRef } from 'react';

/** One function for good that does what the latest one would: what is made with it need not be made anew. */
export function useSteady<Args extends unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
