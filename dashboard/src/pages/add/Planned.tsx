import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileUp, MailPlus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { enrollmentApi, take } from '@/api/clients';
import { keys, type License } from '@/api/licenses';
import { asProblem } from '@/api/problem';
import { SeatBar, useNumbers } from '@/charts';
import { Button, Card, type Column, DateTime, LinkButton, Note, ProblemNote, Row, Table, toast } from '@/ui';
import styles from './add.module.css';
import { type Batch, batch as batchQuery } from './batches';
import { keepFile, keptFile } from './keptFiles';
import { FAILURES, type Part, partsOf, wouldCome } from './outcomes';
import { Parts } from './Parts';
import { Rows } from './Rows';
import { upload } from './upload';
import { Warnings } from './Warnings';

/** A plan to look at: each row with what would become of it, the seats before and after, and why added or invited (X30). */
export function Planned({ license, batch }: { license: License; batch: Batch }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const queries = useQueryClient();
  const [part, setPart] = useState<Part>();
  const [from, setFrom] = useState<number>();
  const coming = wouldCome(batch);
  const isInvite = batch.plan?.way === 'INVITED';
  const failures = partsOf(batch)
    .filter(({ outcome }) => FAILURES.includes(outcome))
    .reduce((sum, { count }) => sum + count, 0);
  const commit = useMutation({
    mutationFn: () =>
      take(
        enrollmentApi.POST('/api/enrollments/batches/{batchId}/commit', {
          params: { path: { batchId: batch.batchId }, header: { 'Idempotency-Key': batch.batchId } },
        }),
      ),
    onSuccess: (committed) => queries.setQueryData(batchQuery(license.id, batch.batchId).queryKey, committed),
    onError: () => queries.invalidateQueries({ queryKey: keys.of(license.id, 'batch', batch.batchId) }),
  });
  const isExpired = batch.state === 'EXPIRED';
  const isOutdated = commit.error !== null && asProblem(commit.error).slug === 'plan-outdated';
  return (
    <>
      {isExpired ? (
        <Note tone="warn" title={t('batch.expired')} action={<Again license={license} batch={batch} />}>
          {t('batch.expiredText')}
        </Note>
      ) : null}
      {isOutdated ? <Outdated license={license} batch={batch} error={commit.error} /> : null}
      {commit.error && !isOutdated ? <ProblemNote problem={commit.error} /> : null}
      <Card
        title={coming === 0 ? t('batch.nobody') : t('batch.plannedTitle')}
        text={coming === 0 ? t('batch.nobodyText') : batch.plan?.why}
      >
        <Parts batch={batch} chosen={part} onChoose={setPart} />
        <SeatsAfter batch={batch} />
        {failures > 0 && !isExpired ? (
          <p className={styles.quiet}>
            {t('batch.someLeft', { count: failures, formatted: number(failures) })}
          </p>
        ) : null}
        {isExpired ? null : (
          <div className={styles.decide}>
            <Button
              variant="primary"
              icon={isInvite ? <MailPlus /> : <UserPlus />}
              isDisabled={coming === 0 || isOutdated}
              isPending={commit.isPending}
              onPress={() => commit.mutate()}
            >
              {coming === 0
                ? t('batch.commitNone')
                : t(isInvite ? 'batch.commitInvite' : 'batch.commitAdd', {
                    count: coming,
                    formatted: number(coming),
                  })}
            </Button>
            <LinkButton to="?by=csv" variant="quiet">
              {t('batch.notNow')}
            </LinkButton>
            {batch.plan?.until ? (
              <span className={styles.quiet}>
                <Until at={batch.plan.until} />
              </span>
            ) : null}
          </div>
        )}
      </Card>
      <Warnings
        batch={batch}
        onLook={(row) => {
          setPart(undefined);
          setFrom(row);
        }}
      />
      <Rows batch={batch} part={part} from={from} />
    </>
  );
}

function Until({ at }: { at: string }) {
  const { t } = useTranslation('add');
  const [before = '', after = ''] = t('batch.plannedUntil', { when: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <DateTime at={at} as="time" />
      {after}
    </>
  );
}

/** The seats as they are and as they would be. */
function SeatsAfter({ batch }: { batch: Batch }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const { seatsBefore: before, seatsAfter: after } = batch.plan ?? {};
  if (!before || !after || after.limit === null || after.limit === undefined) {
    return null;
  }
  const waiting = batch.plan?.outcomes.WAITING ?? 0;
  const taken = (seats: typeof after) => number(seats.members + seats.invited);
  return (
    <div className={styles.seatsAfter}>
      <div className={styles.seatsLine}>
        <span>{t('batch.seatsAfter')}</span>
        <span>
          {t('batch.seatsLine', { before: taken(before), after: taken(after), limit: number(after.limit) })}
        </span>
      </div>
      <SeatBar
        seats={{
          limit: after.limit,
          members: after.members,
          invited: after.invited,
          waiting: after.waiting,
          free: after.limit - after.members - after.invited,
        }}
      />
      {waiting > 0 ? (
        <p className={styles.quiet}>{t('batch.willWait', { count: waiting, formatted: number(waiting) })}</p>
      ) : null}
    </div>
  );
}

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
function Outdated({ license, batch, error }: { license: License; batch: Batch; error: unknown }) {
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

/** A new preview of the same file where this tab still has it; else the file is to be chosen again. */
function Again({ license, batch }: { license: License; batch: Batch }) {
  const { t } = useTranslation('add');
  const [, setSearch] = useSearchParams();
  const file = keptFile(batch.batchId);
  const again = useMutation({
    mutationFn: (kept: File) =>
      upload(`/api/enrollments/${license.id}/imports/plan`, kept, kept.name, () => undefined).batch,
    onSuccess: ({ batchId }, kept) => {
      keepFile(batchId, kept);
      setSearch({ batch: batchId });
    },
    onError: (error) => toast(asProblem(error).message || t('trouble.advice.other'), 'bad'),
  });
  return file ? (
    <Button size="sm" icon={<FileUp />} isPending={again.isPending} onPress={() => again.mutate(file)}>
      {t('batch.lookAgain')}
    </Button>
  ) : (
    <Row>
      <LinkButton to="?by=csv" size="sm" icon={<FileUp />}>
        {t('batch.dropAgain')}
      </LinkButton>
    </Row>
  );
}
