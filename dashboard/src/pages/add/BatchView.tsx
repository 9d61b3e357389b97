import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { keys, type License } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { Card, ListSkeleton, PageHeader, ProblemNote, Progress, Stack } from '@/ui';
import { LicenseLine } from '@/ui/LicenseLine';
import styles from './add.module.css';
import { type Batch, batch as batchQuery, isUnderWay } from './batches';
import { Done } from './Done';
import { Made } from './Made';
import { Planned } from './Planned';

/** One list or file: looked at before it counts, followed while it is judged, and what became of each row. */
export function BatchView({ license, batchId }: { license: License; batchId: string }) {
  const { t } = useTranslation('add');
  const { data: batch, error } = useQuery(batchQuery(license.id, batchId));
  useRenewed(license, batch);
  return (
    <>
      <PageHeader
        title={batch ? nameOf(batch, t('batch.file'), t('batch.typed')) : t('title')}
        above={
          <>
            <LicenseLine /> · <Link to="?">{t('batch.allBatches')}</Link>
          </>
        }
        text={batch ? <Made batch={batch} /> : undefined}
      />
      <Stack gap={4}>
        {error ? <ProblemNote problem={error} /> : null}
        {!batch && !error ? (
          <Card flush>
            <ListSkeleton />
          </Card>
        ) : null}
        {batch ? <Stage license={license} batch={batch} /> : null}
      </Stack>
    </>
  );
}

function Stage({ license, batch }: { license: License; batch: Batch }) {
  switch (batch.state) {
    case 'RECEIVING':
    case 'PLANNING':
      return <Planning batch={batch} />;
    case 'PLANNED':
    case 'EXPIRED':
      return <Planned license={license} batch={batch} />;
    case 'PROCESSING':
    case 'DONE':
      return <Done license={license} batch={batch} />;
  }
}

function Planning({ batch }: { batch: Batch }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const foreseen = Object.values(batch.plan?.outcomes ?? {}).reduce((sum, count) => sum + count, 0);
  const done = Math.min(batch.people, foreseen + batch.answered);
  return (
    <Card>
      <div className={styles.sending}>
        <Progress
          label={t('batch.planning')}
          value={batch.people === 0 ? undefined : done / batch.people}
          text={t('batch.progress', { done: number(done), all: number(batch.people) })}
        />
        <p className={styles.quiet}>{t('batch.planningText')}</p>
      </div>
    </Card>
  );
}

/** What a batch is called: its file's name, or what kind of list it is. */
export function nameOf(batch: Batch, file: string, typed: string) {
  return batch.fileName ?? (batch.method === 'CSV' ? file : typed);
}

/** When all of it is done the list of what was added before shows it too. */
function useRenewed(license: License, batch: Batch | undefined) {
  const queries = useQueryClient();
  const state = batch?.state;
  const settled = !isUnderWay(batch);
  useEffect(() => {
    if (state && settled) {
      void queries.invalidateQueries({ queryKey: keys.of(license.id, 'batches') });
    }
  }, [queries, license.id, state, settled]);
}
