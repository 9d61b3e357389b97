import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Card, EmptyState, ProblemNote, useSteady, VirtualTable, type VirtualColumn } from '@/ui';
import styles from './add.module.css';
import type { Batch, BatchRow, Outcome } from './batches';
import { outcomeOf, type Part, TONES } from './outcomes';
import { useRows } from './useRows';
import { useRowWhy } from './useRowWhy';

const ROW_HEIGHT = 52;
const NARROW_ROW_HEIGHT = 76;
const MOST_HEIGHT = 560;

/** Every row of a batch with what became of it, or would; however many there are, only those in sight are drawn. */
export function Rows({
  batch,
  part,
  from,
}: {
  batch: Batch;
  part: Part | undefined;
  from?: number | undefined;
}) {
  const { t } = useTranslation('add');
  const { count, first, rowAt, error, onRange } = useRows(batch, part);
  const isNarrow = useNarrow();
  const columns = useColumns(isNarrow);
  const rowHeight = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const card = useRef<HTMLDivElement>(null);
  const tell = useSteady(onRange);
  useEffect(() => {
    if (from !== undefined) {
      const viewport = card.current?.querySelector('[role="grid"]')?.parentElement;
      viewport?.scrollTo({ top: Math.max(0, from - first) * rowHeight });
      card.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    }
  }, [from, first, rowHeight]);
  return (
    <div ref={card}>
      <Card flush>
        {error ? <ProblemNote problem={error} /> : null}
        {count === 0 ? (
          <EmptyState title={t('rows.none')} />
        ) : (
          <VirtualTable
            label={t('rows.label')}
            columns={columns}
            rowAt={rowAt}
            count={count}
            rowKey={({ row }) => String(row)}
            rowHeight={rowHeight}
            height={`${Math.min(MOST_HEIGHT, count * rowHeight + 42)}px`}
            onRange={tell}
          />
        )}
      </Card>
    </div>
  );
}

function useColumns(isNarrow: boolean): VirtualColumn<BatchRow>[] {
  const { t } = useTranslation('add');
  return useMemo(() => {
    const columns: VirtualColumn<BatchRow>[] = [
      {
        id: 'row',
        header: t('rows.row'),
        width: isNarrow ? '2.25rem' : '4.5rem',
        cell: ({ row }) => <span className={styles.rowNumber}>{row}</span>,
      },
      {
        id: 'person',
        header: t('rows.person'),
        width: 'minmax(0, 2fr)',
        cell: (row) => <Person row={row} isNarrow={isNarrow} />,
      },
    ];
    return isNarrow
      ? columns
      : [
          ...columns,
          {
            id: 'outcome',
            header: t('rows.outcome'),
            width: '9.5rem',
            cell: (row) => <Became row={row} />,
          },
          { id: 'why', header: t('rows.why'), width: 'minmax(0, 3fr)', cell: (row) => <Why row={row} /> },
        ];
  }, [isNarrow, t]);
}

function Person({ row, isNarrow }: { row: BatchRow; isNarrow: boolean }) {
  const { t } = useTranslation('add');
  return (
    <span className={styles.person}>
      <span title={row.text}>{row.text === '' ? <em>{t('rows.blank')}</em> : row.text}</span>
      {isNarrow ? (
        <span className={styles.under}>
          <Became row={row} />
          <Why row={row} />
        </span>
      ) : null}
    </span>
  );
}

function Became({ row }: { row: BatchRow }) {
  const { t } = useTranslation('add');
  const outcome = outcomeOf(row);
  if (!outcome) {
    return <span className={styles.quiet}>{t('row.pending')}</span>;
  }
  const isForeseen = row.outcome === null || row.outcome === undefined;
  return (
    <Badge tone={TONES[outcome]} dot={isCounted(outcome)}>
      {isForeseen && (outcome === 'ADDED' || outcome === 'INVITED' || outcome === 'WAITING')
        ? t(`foreseen.${outcome}`)
        : t(`row.${outcome}`)}
    </Badge>
  );
}

function isCounted(outcome: Outcome) {
  return outcome === 'ADDED' || outcome === 'INVITED' || outcome === 'WAITING';
}

/** Why a row came to what it came to. */
function Why({ row }: { row: BatchRow }) {
  const words = useRowWhy()(row);
  return words ? (
    <span className={styles.whyCell} title={words}>
      {words}
    </span>
  ) : null;
}

const narrow = typeof matchMedia === 'function' ? matchMedia('(max-width: 40rem)') : undefined;

function useNarrow() {
  return useSyncExternalStore(
    (listener) => {
      narrow?.addEventListener('change', listener);
      return () => narrow?.removeEventListener('change', listener);
    },
    () => narrow?.matches ?? false,
  );
}
