import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 40rem)';

/** Whether there is no room for columns. */
export function useIsNarrow() {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(NARROW);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(NARROW).matches,
  );
}
