import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from 'react';

/** What one can do with a row, by its number. */
export interface RowActs {
  focus: (index: number) => void;
  open: (index: number) => void;
  select: (index: number, to?: boolean) => void;
  key: (event: KeyboardEvent, index: number) => void;
}

/** One object for all rows for good, so that a row is drawn anew only when something of its own changed. */
export function useSteadyActs(acts: RowActs): RowActs {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  return useMemo(
    () => ({
      focus: (index) => latest.current.focus(index),
      open: (index) => latest.current.open(index),
      select: (index, to) => latest.current.select(index, to),
      key: (event, index) => latest.current.key(event, index),
    }),
    [],
  );
}
