import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import { asProblem } from '@/api/problem';
import { Card, type Column, Note, Table } from '@/ui';
import { Again } from './Again';
import type { Batch } from './batches';

interface Difference {
  row: number;
  email: string;
  shown: { outcome: keyof typeof WORDS };
  now: { outcome: keyof typeof WORDS; detail?: string | null };
}

const WORDS = {
  ADDED: 'row.ADDED',
  INVITED: 'row.INVITED',
  WAITING: 'row.WAITING',
  ALREADY_MEMBER: 'row.ALREADY_MEMBER',
  ALREADY_INVITED: 'row.ALREADY_INVITED',
  REASON_ADDED: 'row.REASON_ADDED',
  REMOVED: 'row.REMOVED',
  KEPT_OUT: 'row.KEPT_OUT',
  REFUSED: 'row.REFUSED',
  FAILED: 'row.FAILED',
} as const;

/** A plan that no longer holds: whom that is about, and a new one at one press (X30). */
export function Outdated({ license, batch, error }: { license: License; batch: Batch; error: unknown }) {
  const { t } = useTranslation('add');
  const rows = (asProblem(error).body.rows ?? []) as Difference[];
  const columns: Column<Difference>[] = [
    { id: 'row', header: t('rows.row'), cell: ({ row }) => row, wideOnly: true },
    { id: 'email', header: t('rows.person'), cell: ({ email }) => email },
    { id: 'shown', header: t('batch.shown'), cell: ({ shown }) => t(WORDS[shown.outcome]) },
    { id: 'now', header: t('batch.now'), cell: ({ now }) => <strong>{t(WORDS[now.outcome])}</strong> },
  ];
  return (
    <>
      <Note tone="warn" title={t('batch.outdated')} live action={<Again license={license} batch={batch} />}>
        {t('batch.outdatedText')}
      </Note>
      <Card flush>
        <Table label={t('batch.outdated')} columns={columns} rows={rows} rowKey={({ row }) => String(row)} />
      </Card>
    </>
  );
}
