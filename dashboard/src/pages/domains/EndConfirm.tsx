import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { enrollmentApi } from '@/api/clients';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { Confirm, Consequences, ProblemNote, Skeleton, toast } from '@/ui';
import { type Deployment, peopleBy } from './domains';

/** Staff end a deployment; who leaves by it is counted first (§4). */
export function EndConfirm({ deployment, onClose }: { deployment: Deployment; onClose: () => void }) {
  const license = useLicense();
  const queries = useQueryClient();
  const { t } = useTranslation('domains');
  const { number } = useNumbers();
  const { domain, display } = deployment;
  const people = useQuery(peopleBy(license.id, domain));
  const end = useMutation({
    mutationFn: () =>
      enrollmentApi.DELETE('/api/enrollments/{licenseId}/domains/{domain}', {
        params: { path: { licenseId: license.id, domain } },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.license(license.id) });
      toast(t('end.done', { domain: display }));
      onClose();
    },
  });
  const met = people.data;
  const stay = met ? met.all - met.alone : 0;
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('end.title', { domain: display })}
      confirm={t('end.confirm')}
      variant="danger"
      onConfirm={() => end.mutate()}
      isPending={end.isPending}
      isDisabled={met === undefined}
      problem={end.error}
    >
      {people.error ? <ProblemNote problem={people.error} /> : null}
      {people.isPending ? <Skeleton height="8rem" /> : null}
      {met ? (
        <Consequences
          lines={[
            {
              warn: met.alone > 0,
              text: t(met.more ? 'end.leaveMore' : 'end.leave', {
                count: met.alone,
                formatted: number(met.alone),
              }),
            },
            stay > 0 ? t('end.stay', { count: stay, formatted: number(stay) }) : null,
            t('end.seats'),
            t('end.free'),
            t('end.again'),
          ]}
        />
      ) : null}
    </Confirm>
  );
}
