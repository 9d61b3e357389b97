import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX, Hourglass, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrollmentApi } from '@/api/clients';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { Button, Card, Confirm, Consequences, DateTime, Filled, GAP, LinkButton, Stack } from '@/ui';
import { type DomainRequest, requestsOf } from './domains';
import styles from './domains.module.css';
import { Challenge } from './ProofFields';

const ICONS = { REQUESTED: Hourglass, APPROVED: CircleCheck, DECLINED: CircleX, WITHDRAWN: Undo2 } as const;

/** What the license's admins asked for: what waits for our staff, or what became of the rest. */
export function Requests({
  requests,
  which,
}: {
  requests: readonly DomainRequest[];
  which: 'open' | 'decided';
}) {
  const { t } = useTranslation('domains');
  const those = requests.filter(({ state }) => (state === 'REQUESTED') === (which === 'open')).toReversed();
  if (those.length === 0) {
    return null;
  }
  return (
    <Card title={t(`requests.${which}`)} text={which === 'open' ? t('requests.openText') : undefined}>
      <ul className={styles.requests}>
        {those.map((request) => (
          <Requested key={request.id} request={request} />
        ))}
      </ul>
    </Card>
  );
}

function Requested({ request }: { request: DomainRequest }) {
  const license = useLicense();
  const me = useMe();
  const queries = useQueryClient();
  const { t } = useTranslation('domains');
  const [open, setOpen] = useState<'prove' | 'withdraw'>();
  const Icon = ICONS[request.state];
  const withdraw = useMutation({
    mutationFn: () =>
      enrollmentApi.DELETE('/api/enrollments/{licenseId}/domain-requests/{requestId}', {
        params: { path: { licenseId: license.id, requestId: request.id } },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: requestsOf(license.id).queryKey });
      setOpen(undefined);
    },
  });
  return (
    <li className={styles.request} data-state={request.state}>
      <Icon aria-hidden />
      <div className={styles.requestWords}>
        <p>
          <strong>@{request.display}</strong>
        </p>
        <p>
          <Filled text={t(`requests.${request.state}`, { when: GAP })}>
            <DateTime at={request.decidedAt ?? request.requestedAt} />
          </Filled>
        </p>
        {request.reason ? <p>{t('requests.because', { reason: request.reason })}</p> : null}
        <p className={styles.quiet}>
          {t(request.note ? 'requests.byNoting' : 'requests.by', {
            email: request.requestedBy,
            note: request.note,
          })}
        </p>
      </div>
      {request.state === 'REQUESTED' ? (
        <div className={styles.requestActs}>
          {me.isStaff ? (
            <LinkButton to="/staff/requests" size="sm">
              {t('requests.answer')}
            </LinkButton>
          ) : null}
          <Button
            size="sm"
            aria-expanded={open === 'prove'}
            onPress={() => setOpen(open === 'prove' ? undefined : 'prove')}
          >
            {t('requests.prove')}
          </Button>
          <Button size="sm" variant="quiet" onPress={() => setOpen('withdraw')}>
            {t('requests.withdraw')}
          </Button>
        </div>
      ) : null}
      {open === 'prove' ? (
        <div className={styles.challenge}>
          <Stack gap={3}>
            <p className={styles.quiet}>{t('challenge.text')}</p>
            <Challenge licenseId={license.id} domain={request.domain} />
          </Stack>
        </div>
      ) : null}
      <Confirm
        isOpen={open === 'withdraw'}
        onClose={() => setOpen(undefined)}
        title={t('requests.withdrawTitle', { domain: request.display })}
        confirm={t('requests.withdrawConfirm')}
        onConfirm={() => withdraw.mutate()}
        isPending={withdraw.isPending}
        problem={withdraw.error}
      >
        <Consequences lines={[t('requests.withdrawText'), t('requests.withdrawAgain')]} />
      </Confirm>
    </li>
  );
}
