import { useInfiniteQuery } from '@tanstack/react-query';
import { FileSpreadsheet, History, Undo2, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { License } from '@/api/licenses';
import { useNumbers } from '@/charts';
import {
  Badge,
  Card,
  type Column,
  EmptyState,
  ListSkeleton,
  Pager,
  ProblemNote,
  Table,
  type Tone,
} from '@/ui';
import styles from './add.module.css';
import { type Batch, batches } from './batches';
import { Made } from './Made';
import { OutcomeBar } from './OutcomeBar';
import { partsOf } from './outcomes';

/** Every list and file by which people were added to this license, with what became of it. */
export function Earlier({ license }: { license: License }) {
  const { t } = useTranslation('add');
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    batches(license.id),
  );
  const columns = useColumns();
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card flush title={t('earlier.title')} text={rows.length > 0 ? t('earlier.text') : undefined}>
      {error ? <ProblemNote problem={error} /> : null}
      {!data && !error ? <ListSkeleton rows={3} /> : null}
      {data && rows.length === 0 ? (
        <EmptyState icon={<History />} title={t('earlier.none')} text={t('earlier.noneText')} />
      ) : null}
      {rows.length > 0 ? (
        <Table label={t('earlier.title')} columns={columns} rows={rows} rowKey={({ batchId }) => batchId} />
      ) : null}
      <Pager
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
        label={t('earlier.more')}
      />
    </Card>
  );
}

function useColumns(): Column<Batch>[] {
  const { t } = useTranslation('add');
  const nameOf = (batch: Batch) =>
    batch.fileName ?? (batch.method === 'CSV' ? t('batch.file') : t('batch.typed'));
  return [
    {
      id: 'what',
      header: t('earlier.what'),
      width: '34%',
      cell: (batch) => (
        <div className={styles.what}>
          <span className={styles.whatIcon} aria-hidden>
            {batch.undoes ? <Undo2 /> : batch.method === 'CSV' ? <FileSpreadsheet /> : <UserPlus />}
          </span>
          <div>
            <Link to={`?batch=${batch.batchId}`}>{nameOf(batch)}</Link>
            <p className={styles.quiet}>
              <Made batch={batch} />
            </p>
            <div className={styles.narrowOnly}>
              <Became batch={batch} />
              <StateOf batch={batch} />
            </div>
          </div>
        </div>
      ),
    },
    {
      id: 'people',
      header: t('earlier.people'),
      wideOnly: true,
      cell: (batch) => <Became batch={batch} />,
    },
    {
      id: 'state',
      header: '',
      align: 'end',
      wideOnly: true,
      cell: (batch) => <StateOf batch={batch} />,
    },
  ];
}

function Became({ batch }: { batch: Batch }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  return (
    <div className={styles.became}>
      <OutcomeBar batch={batch} />
      <span className={styles.quiet}>
        {partsOf(batch)
          .slice(0, 3)
          .map(({ outcome, count }) => t(`counts.${outcome}`, { formatted: number(count) }))
          .join(' · ') || t('earlier.rows', { count: batch.people, formatted: number(batch.people) })}
      </span>
    </div>
  );
}

const TONES: Partial<Record<Batch['state'], Tone>> = {
  PLANNED: 'accent',
  PROCESSING: 'info',
  PLANNING: 'info',
};

function StateOf({ batch }: { batch: Batch }) {
  const { t } = useTranslation('add');
  if (batch.undoneBy) {
    return <Badge>{t('earlier.state.undone')}</Badge>;
  }
  if (batch.undoes) {
    return <Badge>{t('earlier.state.undoing')}</Badge>;
  }
  return batch.state === 'DONE' ? null : (
    <Badge tone={TONES[batch.state] ?? 'muted'} dot>
      {t(`earlier.state.${batch.state}`)}
    </Badge>
  );
}
