import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { enrollmentApi, take } from '@/api/clients';
import { keys, type License } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { Confirm, ProblemNote, Skeleton } from '@/ui';
import styles from './add.module.css';
import { type Batch, undoProspect } from './batches';

const TAKEN = ['ADDED', 'INVITED', 'WAITING', 'REASON_ADDED'] as const;

/** Says what undoing a batch would do, by how many, and does it at a word (X32). */
export function Undo({ license, batch, onClose }: { license: License; batch: Batch; onClose: () => void }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const queries = useQueryClient();
  const [, setSearch] = useSearchParams();
  const { data, error } = useQuery(undoProspect(license.id, batch.batchId));
  const undo = useMutation({
    mutationFn: () =>
      take(
        enrollmentApi.POST('/api/enrollments/batches/{batchId}/undo', {
          params: { path: { batchId: batch.batchId }, header: { 'Idempotency-Key': batch.batchId } },
        }),
      ),
    onSuccess: ({ batchId }) => {
      void queries.invalidateQueries({ queryKey: keys.of(license.id, 'batch', batch.batchId) });
      onClose();
      setSearch({ batch: batchId });
    },
  });
  const people = data?.people ?? 0;
  // Whoever only loses one reason of several stays.
  const leaving = people - (data?.outcomes.REASON_ADDED ?? 0);
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('undo.title')}
      confirm={
        people === 0
          ? t('undo.nobody')
          : leaving === 0
            ? t('undo.confirmReasons')
            : t('undo.confirm', { count: leaving, formatted: number(leaving) })
      }
      variant="danger"
      isDisabled={people === 0}
      isPending={undo.isPending}
      problem={undo.error}
      onConfirm={() => undo.mutate()}
    >
      {error ? <ProblemNote problem={error} /> : null}
      {!data && !error ? <Skeleton height="6rem" /> : null}
      {data ? (
        <ul className={styles.prospect}>
          {TAKEN.map((outcome) => {
            const count = data.outcomes[outcome] ?? 0;
            return count > 0 ? (
              <li key={outcome}>{t(`undo.${outcome}`, { count, formatted: number(count) })}</li>
            ) : null;
          })}
          {data.hadInvite > 0 ? (
            <li>{t('undo.hadInvite', { count: data.hadInvite, formatted: number(data.hadInvite) })}</li>
          ) : null}
          {data.namedLater > 0 ? (
            <li>{t('undo.later', { count: data.namedLater, formatted: number(data.namedLater) })}</li>
          ) : null}
          {data.others > 0 ? (
            <li>{t('undo.others', { count: data.others, formatted: number(data.others) })}</li>
          ) : null}
          <li>{t('undo.stay')}</li>
          {license.seats.limit === null ? null : <li>{t('undo.seats')}</li>}
        </ul>
      ) : null}
    </Confirm>
  );
}
