import { type RefCallback, useCallback, useState } from 'react';

/** The width of an element in pixels, as it changes; what is given until it is known. */
export function useWidth<E extends HTMLElement>(before: number): [RefCallback<E>, number] {
  const [width, setWidth] = useState(before);
  const ref = useCallback((element: E | null) => {
    if (!element || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) => {
      if (entry) {
        setWidth(Math.max(240, Math.floor(entry.contentRect.width)));
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
