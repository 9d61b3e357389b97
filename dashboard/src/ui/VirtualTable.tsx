import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import styles from './Table.module.css';
import { useAnchor } from './useAnchor';
import { useSteadyActs } from './useSteadyActs';
import { Head, VirtualRow } from './VirtualRow';

export interface VirtualColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A track of CSS grid, such as `minmax(12rem, 2fr)`. */
  width: string;
  /** What pressing its header asks for; the header then is a button. */
  onSort?: () => void;
  sorted?: 'ascending' | 'descending' | undefined;
}

export interface VirtualTableProps<Row> {
  label: string;
  columns: readonly VirtualColumn<Row>[];
  /** Row by number; undefined while it is not there yet, which is drawn gray. */
  rowAt: (index: number) => Row | undefined;
  /** How many there are, read or not. */
  count: number;
  rowKey: (row: Row) => string;
  rowHeight?: number;
  /** The table's own height: it scrolls within itself. */
  height: string;
  /** Told which rows are in sight, to read them. */
  onRange?: (first: number, last: number) => void;
  /** Enter, or a click on the row. */
  onRowAction?: (row: Row) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (key: string, selected: boolean) => void;
  onSelectAll?: (selected: boolean) => void;
  /** Whether all there are are selected, where not all are read; else counted. */
  allSelected?: boolean;
  rowLabel?: (row: Row) => string;
  /** Of a row that is no longer what was asked for, but stays where it was until the list is read again. */
  isPast?: (row: Row) => boolean;
  /** Where a row is now: what the reader sees stays where it is while rows come and go above. */
  indexOf?: (key: string) => number | undefined;
  /** Another value: another list, begun at its top. */
  listKey?: string;
  /** How many rows there are in all, where `count` is only what is known so far. */
  total?: number | undefined;
}

const OVERSCAN = 12;
const HEAD_HEIGHT = 44;

/**
 * A list of any length of which only what is in sight is drawn. A grid for the keyboard and screen readers: arrows, page keys,
 * Home and End move from row to row, Enter opens one, Space selects it.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rowAt, count, rowKey, rowHeight = 52, height, onRange, onRowAction } = props;
  const { selected, onSelect, onSelectAll, rowLabel, isPast, indexOf, listKey } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const moved = useRef(false);
  const active = Math.min(current, Math.max(0, count - 1));
  // The row the keyboard is on is there wherever one scrolls: a row that goes takes the focus with it.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      return active >= range.count || drawn.includes(active)
        ? drawn
        : [...drawn, active].sort((one, other) => one - other);
    },
    [active],
  );
  const rows = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollPaddingStart: HEAD_HEIGHT,
    rangeExtractor,
  });
  useLayoutEffect(() => rows.measure(), [rows, rowHeight]);
  const items = rows.getVirtualItems();
  const { startIndex, endIndex } = rows.range ?? { startIndex: 0, endIndex: 0 };
  const first = Math.max(0, startIndex - OVERSCAN);
  const last = Math.max(0, Math.min(count - 1, endIndex + OVERSCAN));
  const tracks = (onSelect ? '1.5rem ' : '') + columns.map((column) => column.width).join(' ');

  useEffect(() => onRange?.(first, last), [first, last, count, onRange]);

  useEffect(() => {
    if (moved.current) {
      viewport.current
        ?.querySelector<HTMLElement>(`[data-index="${active}"]`)
        ?.focus({ preventScroll: true });
      moved.current = false;
    }
  });

  useAnchor({
    viewport,
    rowHeight,
    keyAt: (index) => {
      const row = rowAt(index);
      return row && rowKey(row);
    },
    indexOf,
    listKey,
  });

  const open = (index: number) => {
    const row = rowAt(index);
    if (row) {
      onRowAction?.(row);
    }
  };
  const select = (index: number, to?: boolean) => {
    const row = rowAt(index);
    if (row) {
      onSelect?.(rowKey(row), to ?? !selected?.has(rowKey(row)));
    }
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const page = Math.max(1, Math.floor((viewport.current?.clientHeight ?? 400) / rowHeight) - 2);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    const isOnRow = event.target === event.currentTarget;
    if (to !== undefined) {
      event.preventDefault();
      const within = Math.max(0, Math.min(count - 1, to));
      moved.current = true;
      setCurrent(within);
      rows.scrollToIndex(within);
    } else if (isOnRow && event.key === 'Enter' && onRowAction) {
      event.preventDefault();
      open(index);
    } else if (isOnRow && event.key === ' ' && onSelect) {
      event.preventDefault();
      select(index);
    }
  };
  const acts = useSteadyActs({ focus: setCurrent, open, select, key: onKey });

  return (
    <div className={styles.viewport} ref={viewport} style={{ height }}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={(props.total ?? count) + 1}
        aria-multiselectable={onSelect ? true : undefined}
        className={styles.grid}
      >
        <Head
          columns={columns}
          tracks={tracks}
          isSelectable={onSelect !== undefined}
          some={(selected?.size ?? 0) > 0}
          all={props.allSelected ?? (count > 0 && selected?.size === count)}
          onSelectAll={onSelectAll}
        />
        <div className={styles.rows} role="rowgroup" style={{ height: rows.getTotalSize() }}>
          {items.map((item) => {
            const row = rowAt(item.index);
            return (
              <VirtualRow
                key={item.key}
                row={row}
                index={item.index}
                start={item.start}
                height={rowHeight}
                columns={columns as readonly VirtualColumn<unknown>[]}
                tracks={tracks}
                isCurrent={item.index === active}
                isAction={onRowAction !== undefined}
                isSelectable={onSelect !== undefined}
                isSelected={row !== undefined && (selected?.has(rowKey(row)) ?? false)}
                isPast={row !== undefined && (isPast?.(row) ?? false)}
                label={row && rowLabel ? rowLabel(row) : undefined}
                acts={acts}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
