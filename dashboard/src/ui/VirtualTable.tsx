import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from './Field';
import { Skeleton } from './Progress';
import { cx } from './cx';
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
  rowLabel?: (row: Row) => string;
}

const OVERSCAN = 12;

/**
 * A list of any length of which only what is in sight is drawn. A grid for the keyboard and screen readers: arrows, page keys,
 * Home and End move from row to row, Enter opens one, Space selects it.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rowAt, count, rowKey, rowHeight = 52, height, onRange, onRowAction } = props;
  const { selected, onSelect, onSelectAll, rowLabel } = props;
  const { t } = useTranslation('ui');
  const viewport = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const moved = useRef(false);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollPaddingStart: 44,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const tracks = (onSelect ? '1.5rem ' : '') + columns.map((column) => column.width).join(' ');
  const active = Math.min(current, Math.max(0, count - 1));

  useEffect(() => onRange?.(first, last), [first, last, onRange]);

  useEffect(() => {
    if (moved.current) {
      viewport.current
        ?.querySelector<HTMLElement>(`[data-index="${active}"]`)
        ?.focus({ preventScroll: true });
      moved.current = false;
    }
  });

  const move = (index: number) => {
    const to = Math.max(0, Math.min(count - 1, index));
    moved.current = true;
    setCurrent(to);
    rows.scrollToIndex(to);
  };

  const onKeyDown = (event: KeyboardEvent, row: Row | undefined) => {
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
      move(to);
    } else if (row && event.target === event.currentTarget && event.key === 'Enter' && onRowAction) {
      event.preventDefault();
      onRowAction(row);
    } else if (row && event.target === event.currentTarget && event.key === ' ' && onSelect) {
      event.preventDefault();
      onSelect(rowKey(row), !selected?.has(rowKey(row)));
    }
  };

  return (
    <div className={styles.viewport} ref={viewport} style={{ height }}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-multiselectable={onSelect ? true : undefined}
        className={styles.grid}
      >
        <div role="row" aria-rowindex={1} className={styles.headRow} style={{ gridTemplateColumns: tracks }}>
          {onSelect ? (
            <div role="columnheader">
              <Checkbox
                aria-label={t('selectAll')}
                isSelected={count > 0 && selected?.size === count}
                isIndeterminate={(selected?.size ?? 0) > 0 && selected?.size !== count}
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
                <button
                  type="button"
                  className={styles.sort}
                  data-sorted={column.sorted}
                  onClick={column.onSort}
                >
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
        <div className={styles.rows} role="rowgroup" style={{ height: rows.getTotalSize() }}>
          {items.map((item) => {
            const row = rowAt(item.index);
            const key = row ? rowKey(row) : undefined;
            const isSelected = key !== undefined && (selected?.has(key) ?? false);
            return (
              <div
                key={item.key}
                role="row"
                tabIndex={item.index === active ? 0 : -1}
                data-index={item.index}
                data-action={onRowAction ? '' : undefined}
                aria-rowindex={item.index + 2}
                aria-selected={onSelect ? isSelected : undefined}
                aria-busy={row ? undefined : true}
                className={styles.row}
                style={{
                  gridTemplateColumns: tracks,
                  height: rowHeight,
                  transform: `translateY(${item.start}px)`,
                }}
                onFocus={() => setCurrent(item.index)}
                onClick={() => row && onRowAction?.(row)}
                onKeyDown={(event) => onKeyDown(event, row)}
              >
                {onSelect ? (
                  // The box is pressed for itself; the row's own click is for the rest of it.
                  // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                  <div role="gridcell" onClick={(event) => event.stopPropagation()}>
                    <Checkbox
                      aria-label={row && rowLabel ? `${t('select')} ${rowLabel(row)}` : t('select')}
                      isSelected={isSelected}
                      isDisabled={!row}
                      onChange={(to) => key !== undefined && onSelect(key, to)}
                    />
                  </div>
                ) : null}
                {columns.map((column, place) => (
                  <div key={column.id} role="gridcell" className={cx(styles.cell)}>
                    {row ? (
                      column.cell(row)
                    ) : (
                      <Skeleton width={place === 0 ? '60%' : '40%'} height="0.75rem" />
                    )}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
