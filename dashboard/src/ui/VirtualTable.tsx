import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from './Field';
import { Skeleton } from './Progress';
import styles from './Table.module.css';

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
  const rows = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  useLayoutEffect(() => rows.measure(), [rows, rowHeight]);
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const tracks = (onSelect ? '1.5rem ' : '') + columns.map((column) => column.width).join(' ');
  const active = Math.min(current, Math.max(0, count - 1));

  useEffect(() => onRange?.(first, last), [first, last, count, onRange]);

  useEffect(() => {
    if (moved.current) {
      viewport.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
      moved.current = false;
    }
  });

  useAnchor({ viewport, rowHeight, rowAt, rowKey, indexOf, listKey });

  // One object for all rows for good, so that a row is drawn anew only when something of its own changed.
  const latest = useRef<RowActs>(NO_ACTS);
  useLayoutEffect(() => {
    latest.current = {
      focus: setCurrent,
      open: (index) => {
        const row = rowAt(index);
        if (row) {
          onRowAction?.(row);
        }
      },
      select: (index, to) => {
        const row = rowAt(index);
        if (row) {
          onSelect?.(rowKey(row), to ?? !selected?.has(rowKey(row)));
        }
      },
      key: (event, index) => {
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
        if (to !== undefined) {
          event.preventDefault();
          const within = Math.max(0, Math.min(count - 1, to));
          moved.current = true;
          setCurrent(within);
          rows.scrollToIndex(within);
        } else if (event.target === event.currentTarget && event.key === 'Enter' && onRowAction) {
          event.preventDefault();
          latest.current.open(index);
        } else if (event.target === event.currentTarget && event.key === ' ' && onSelect) {
          event.preventDefault();
          latest.current.select(index);
        }
      },
    };
  });
  const acts = useMemo<RowActs>(
    () => ({
      focus: (index) => latest.current.focus(index),
      open: (index) => latest.current.open(index),
      select: (index, to) => latest.current.select(index, to),
      key: (event, index) => latest.current.key(event, index),
    }),
    [],
  );

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
              <DrawnRow
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

const HEAD_HEIGHT = 44;

interface RowActs {
  focus: (index: number) => void;
  open: (index: number) => void;
  select: (index: number, to?: boolean) => void;
  key: (event: KeyboardEvent, index: number) => void;
}

const NO_ACTS: RowActs = { focus: nothing, open: nothing, select: nothing, key: nothing };

function nothing() {
  return undefined;
}

/** Keeps what the reader sees where it is: the first row in sight stays at its place on the screen wherever it went. */
function useAnchor<Row>({
  viewport,
  rowHeight,
  rowAt,
  rowKey,
  indexOf,
  listKey,
}: {
  viewport: React.RefObject<HTMLDivElement | null>;
} & Pick<VirtualTableProps<Row>, 'rowAt' | 'rowKey' | 'indexOf' | 'listKey'> & { rowHeight: number }) {
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
      box.scrollTop = 0;
    }
    const held = anchor.current;
    const now = held && box.scrollTop > 0 ? indexOf?.(held.key) : undefined;
    if (held && now !== undefined && now !== held.index) {
      box.scrollTop += (now - held.index) * rowHeight;
    }
    const index = Math.floor(box.scrollTop / rowHeight);
    const row = rowAt(index);
    anchor.current = row ? { key: rowKey(row), index } : undefined;
  });
}

function Head<Row>({
  columns,
  tracks,
  isSelectable,
  some,
  all,
  onSelectAll,
}: {
  columns: readonly VirtualColumn<Row>[];
  tracks: string;
  isSelectable: boolean;
  some: boolean;
  all: boolean;
  onSelectAll: ((selected: boolean) => void) | undefined;
}) {
  const { t } = useTranslation('ui');
  return (
    <div role="row" aria-rowindex={1} className={styles.headRow} style={{ gridTemplateColumns: tracks }}>
      {isSelectable ? (
        <div role="columnheader">
          <Checkbox
            aria-label={t('selectAll')}
            isSelected={all}
            isIndeterminate={some && !all}
            onChange={(to) => onSelectAll?.(to)}
          />
        </div>
      ) : null}
      {columns.map((column) => (
        <div
          key={column.id}
          role="columnheader"
          aria-sort={column.onSort ? (column.sorted ?? 'none') : undefined}
          className={styles.cell}
        >
          {column.onSort ? (
            <button type="button" className={styles.sort} data-sorted={column.sorted} onClick={column.onSort}>
              {column.header}
              {column.sorted === 'ascending' ? <ArrowUp aria-hidden /> : null}
              {column.sorted === 'descending' ? <ArrowDown aria-hidden /> : null}
            </button>
          ) : (
            column.header
          )}
        </div>
      ))}
    </div>
  );
}

/** One row; drawn anew only when something of its own changed, so that scrolling costs what comes into sight. */
const DrawnRow = memo(function DrawnRow({
  row,
  index,
  start,
  height,
  columns,
  tracks,
  isCurrent,
  isAction,
  isSelectable,
  isSelected,
  isPast,
  label,
  acts,
}: {
  row: unknown;
  index: number;
  start: number;
  height: number;
  columns: readonly VirtualColumn<unknown>[];
  tracks: string;
  isCurrent: boolean;
  isAction: boolean;
  isSelectable: boolean;
  isSelected: boolean;
  isPast: boolean;
  label: string | undefined;
  acts: RowActs;
}) {
  const { t } = useTranslation('ui');
  return (
    <div
      role="row"
      tabIndex={isCurrent ? 0 : -1}
      data-index={index}
      data-action={isAction ? '' : undefined}
      data-past={isPast ? '' : undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelectable ? isSelected : undefined}
      aria-busy={row === undefined ? true : undefined}
      className={styles.row}
      style={{ gridTemplateColumns: tracks, height, transform: `translateY(${start}px)` }}
      onFocus={() => acts.focus(index)}
      onClick={() => acts.open(index)}
      onKeyDown={(event) => acts.key(event, index)}
    >
      {isSelectable ? (
        // The box is pressed for itself; the row's own click is for the rest of it.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div role="gridcell" onClick={(event) => event.stopPropagation()}>
          <Checkbox
            aria-label={label === undefined ? t('select') : `${t('select')} ${label}`}
            isSelected={isSelected}
            isDisabled={row === undefined}
            onChange={(to) => acts.select(index, to)}
          />
        </div>
      ) : null}
      {columns.map((column, place) => (
        <div key={column.id} role="gridcell" className={styles.cell}>
          {row === undefined ? (
            <Skeleton width={place === 0 ? '60%' : '40%'} height="0.75rem" />
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  );
});
