import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from './Field';
import { Skeleton } from './Progress';
import styles from './Table.module.css';
import type { RowActs } from './useSteadyActs';
import type { VirtualColumn } from './VirtualTable';

/** The columns' names, which stay in sight, and the box that selects all. */
export function Head<Row>({
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
export const VirtualRow = memo(function VirtualRow({
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
        // The browser's own box: one of ours in each row makes a long list stutter. It is pressed for itself; the row's own click is for the rest of it.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div role="gridcell" onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            className={styles.box}
            aria-label={label === undefined ? t('select') : `${t('select')} ${label}`}
            checked={isSelected}
            disabled={row === undefined}
            onChange={(event) => acts.select(index, event.target.checked)}
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
