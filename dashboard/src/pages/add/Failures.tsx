import { useMutation, useQuery } from '@tanstack/react-query';
import { Check, Download, PencilLine, RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { enrollmentApi, take } from '@/api/clients';
import { keys, type License } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { Button, Card, IconButton, ListSkeleton, ProblemNote, Row, TextField, useDownload } from '@/ui';
import styles from './add.module.css';
import { checkAddress } from './addresses';
import { type Batch, type BatchRow, rowsAfter } from './batches';
import { FAILURES } from './outcomes';
import { upload } from './upload';
import { useRowWhy } from './useRowWhy';

const SHOWN = 100;

/** The rows nobody came of: to download, or to put right in place and send alone again. */
export function Failures({ license, batch }: { license: License; batch: Batch }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const [isOpen, setOpen] = useState(false);
  const count = FAILURES.reduce((sum, outcome) => sum + (batch.outcomes[outcome] ?? 0), 0);
  const failures = useDownload(`/api/enrollments/batches/${batch.batchId}/failures.csv`, 'failures.csv');
  const mendable = count - (batch.outcomes.KEPT_OUT ?? 0);
  if (count === 0) {
    return null;
  }
  return (
    <Card
      title={t('fix.title', { count, formatted: number(count) })}
      text={mendable > 0 ? t('fix.text') : undefined}
    >
      {batch.outcomes.KEPT_OUT ? <p className={styles.quiet}>{t('fix.keptOut')}</p> : null}
      <Row>
        {mendable > 0 && !isOpen ? (
          <Button variant="primary" icon={<PencilLine />} onPress={() => setOpen(true)}>
            {t('fix.open')}
          </Button>
        ) : null}
        <Button icon={<Download />} isPending={failures.isPending} onPress={() => failures.mutate()}>
          {t('fix.download')}
        </Button>
      </Row>
      {isOpen ? <Mend license={license} batch={batch} count={mendable} /> : null}
    </Card>
  );
}

function Mend({ license, batch, count }: { license: License; batch: Batch; count: number }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const [, setSearch] = useSearchParams();
  const [texts, setTexts] = useState<ReadonlyMap<number, string>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const { data, error } = useQuery({
    queryKey: keys.of(license.id, 'failures', batch.batchId, 'live'),
    queryFn: ({ signal }) =>
      rowsAfter(batch.batchId, 0, { by: 'outcome', outcomes: ['REFUSED', 'FAILED'] }, signal),
  });
  const rows = (data?.items ?? []).slice(0, SHOWN).filter(({ row }) => !left.has(row));
  const textOf = (row: BatchRow) => texts.get(row.row) ?? row.email ?? row.text;
  const ready = rows.flatMap((row) => {
    const checked = checkAddress(textOf(row));
    return 'address' in checked ? [checked.address] : [];
  });
  const send = useMutation({
    mutationFn: () =>
      sendAgain(
        license,
        batch,
        [...new Set(ready)],
        t('fix.fileName', { name: plain(batch, t('batch.file')) }),
      ),
    onSuccess: ({ batchId }) => setSearch({ batch: batchId }),
  });
  return (
    <div className={styles.mend}>
      {error ? <ProblemNote problem={error} /> : null}
      {!data && !error ? <ListSkeleton rows={3} /> : null}
      <ul className={styles.mendList}>
        {rows.map((row) => (
          <MendRow
            key={row.row}
            row={row}
            text={textOf(row)}
            onChange={(text) => setTexts(new Map(texts).set(row.row, text))}
            onLeave={() => setLeft(new Set(left).add(row.row))}
          />
        ))}
      </ul>
      {count > SHOWN ? <p className={styles.quiet}>{t('fix.first', { count: SHOWN })}</p> : null}
      {send.error ? <ProblemNote problem={send.error} /> : null}
      <div>
        <Button
          variant="primary"
          icon={<RotateCw />}
          isDisabled={ready.length === 0}
          isPending={send.isPending}
          onPress={() => send.mutate()}
        >
          {ready.length === 0
            ? t('fix.sendNone')
            : t('fix.send', { count: ready.length, formatted: number(ready.length) })}
        </Button>
      </div>
    </div>
  );
}

function MendRow({
  row,
  text,
  onChange,
  onLeave,
}: {
  row: BatchRow;
  text: string;
  onChange: (text: string) => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation('add');
  const why = useRowWhy();
  const checked = checkAddress(text);
  const untouched = text === (row.email ?? row.text);
  const wrong =
    'wrong' in checked
      ? untouched
        ? (why(row) ?? t(`wrong.${checked.wrong}`))
        : t(`wrong.${checked.wrong}`)
      : undefined;
  return (
    <li className={styles.mendRow} data-ready={wrong === undefined || undefined}>
      <span className={styles.mendNumber}>{t('fix.row', { row: row.row })}</span>
      <TextField
        label={t('fix.label', { row: row.row })}
        hideLabel
        value={text}
        onChange={onChange}
        error={wrong}
      />
      {wrong === undefined ? (
        <span className={styles.ready} title={t('fix.ready')}>
          <Check aria-hidden />
          <span className="visually-hidden">{t('fix.ready')}</span>
        </span>
      ) : null}
      <IconButton label={t('fix.leave', { row: row.row })} icon={<X />} size="sm" onPress={onLeave} />
    </li>
  );
}

/** By the way they came: what stood in a file is a file again, what was typed is typed again. */
function sendAgain(license: License, batch: Batch, addresses: string[], name: string) {
  if (batch.method === 'CSV') {
    const file = new Blob([['Email', ...addresses, ''].join('\r\n')], { type: 'text/csv' });
    return upload(`/api/enrollments/${license.id}/imports`, file, name, () => undefined).batch;
  }
  return take(
    enrollmentApi.POST('/api/enrollments/{licenseId}/emails', {
      params: { path: { licenseId: license.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: { addresses: addresses.join('\n') },
    }),
  );
}

function plain(batch: Batch, otherwise: string) {
  return (batch.fileName ?? otherwise).replace(/(?:, put right)?\.(?:csv|txt)$/i, '');
}
