import type { ReactNode } from 'react';
import { Button } from './Button';
import { cx } from './cx';
import styles from './Table.module.css';

export interface Column<Row> {
  id: string;
  /** Empty where the cells say enough by themselves, such as buttons. */
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** At the end of its cell: numbers and buttons. */
  align?: 'start' | 'end';
  /** Not on a phone. */
  wideOnly?: boolean;
  width?: string;
}

/** A table of at most some hundred rows; on a phone each row becomes a card with the columns' names. Long lists: VirtualTable. */
export function Table<Row>({
  label,
  columns,
  rows,
  rowKey,
}: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => {
              const Cell = column.header === '' ? 'td' : 'th';
              return (
                <Cell
                  key={column.id}
                  scope={Cell === 'th' ? 'col' : undefined}
                  className={cx(column.align === 'end' && styles.end, column.wideOnly && styles.wideOnly)}
                  style={{ width: column.width }}
                >
                  {column.header}
                </Cell>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={cx(column.align === 'end' && styles.end, column.wideOnly && styles.wideOnly)}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Under a list that goes on: the next page on demand. */
export function Pager({
  hasMore,
  isLoading,
  onMore,
  label,
}: {
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
  label: string;
}) {
  return hasMore ? (
    <div className={styles.pager}>
      <Button variant="secondary" isPending={isLoading} onPress={onMore}>
        {label}
      </Button>
    </div>
  ) : null;
}
