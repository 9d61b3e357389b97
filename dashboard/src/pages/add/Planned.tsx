import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MailPlus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrollmentApi, take } from '@/api/clients';
import { keys, type License } from '@/api/licenses';
import { asProblem } from '@/api/problem';
import { SeatBar, useNumbers } from '@/charts';
import { Button, Card, DateTime, Filled, GAP, LinkButton, Note, ProblemNote } from '@/ui';
import styles from './add.module.css';
import { Again } from './Again';
import { type Batch, batch as batchQuery } from './batches';
import { Outdated } from './Outdated';
import { FAILURES, type Part, partsOf, wouldChange, wouldCome, wouldHaveMoreReason } from './outcomes';
import { Parts } from './Parts';
import { Rows } from './Rows';
import { Warnings } from './Warnings';
import { wayKey } from './wayWords';

/** A plan to look at: each row with what would become of it, the seats before and after, and why added or invited (X30). */
export function Planned({ license, batch }: { license: License; batch: Batch }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const queries = useQueryClient();
  const [part, setPart] = useState<Part>();
  const [from, setFrom] = useState<number>();
  const coming = wouldCome(batch);
  const key = wayKey(batch.plan?.way, batch.plan?.rule);
  const further = wouldHaveMoreReason(batch);
  const title = coming > 0 ? 'batch.plannedTitle' : further > 0 ? 'batch.onlyReasons' : 'batch.nobody';
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
        title={t(title)}
        text={
          coming > 0
            ? key
              ? t(`before.because.${key}`)
              : batch.plan?.why
            : t(further > 0 ? 'batch.onlyReasonsText' : 'batch.nobodyText')
        }
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
              isDisabled={!wouldChange(batch) || isOutdated}
              isPending={commit.isPending}
              onPress={() => commit.mutate()}
            >
              {coming > 0
                ? t(isInvite ? 'batch.commitInvite' : 'batch.commitAdd', {
                    count: coming,
                    formatted: number(coming),
                  })
                : further > 0
                  ? t('batch.commitReasons', { count: further, formatted: number(further) })
                  : t('batch.commitNone')}
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
  return (
    <Filled text={t('batch.plannedUntil', { when: GAP })}>
      <DateTime at={at} as="time" />
    </Filled>
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
