import { useCallback, useState } from 'react';

/** The width of an element in pixels, as it changes; undefined until it is measured, so that nothing is drawn for a wrong one. */
export function useWidth<E extends HTMLElement>() {
  const [width, setWidth] = useState<number>();
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
  return [ref, width] as const;
}
