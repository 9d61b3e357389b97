import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Keeps what the reader sees where it is: the first row in sight stays at its place on the screen wherever it went. */
export function useAnchor({
  viewport,
  rowHeight,
  keyAt,
  indexOf,
  listKey,
}: {
  viewport: RefObject<HTMLDivElement | null>;
  rowHeight: number;
  keyAt: (index: number) => string | undefined;
  indexOf: ((key: string) => number | undefined) | undefined;
  /** Another value: another list, begun at its top. */
  listKey: string | undefined;
}) {
  const anchor = useRef<{ key: string; index: number }>(undefined);
  const list = useRef(listKey);
  useLayoutEffect(() => {
    const box = viewport.current;
    if (!box) {
      return;
    }
    if (list.current !== listKey) {
      list.current = listKey;
      anchor.current = undefined;
      box.scrollTo({ top: 0 });
    }
    const held = anchor.current;
    const now = held && box.scrollTop > 0 ? indexOf?.(held.key) : undefined;
    if (held && now !== undefined && now !== held.index) {
      box.scrollBy({ top: (now - held.index) * rowHeight });
    }
    const index = Math.floor(box.scrollTop / rowHeight);
    const key = keyAt(index);
    anchor.current = key === undefined ? undefined : { key, index };
  });
}
