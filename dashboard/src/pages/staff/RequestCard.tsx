import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, CircleCheck, Globe, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { enrollmentApi, take } from '@/api/clients';
import { keys, type License } from '@/api/licenses';
import { Button, Confirm, Consequences, DateTime, Filled, GAP, Stack, TextField, toast } from '@/ui';
import { inTheWay } from '../domains/claims';
import { DeployDialog } from '../domains/DeployDialog';
import { domainOf, type DomainRequest } from '../domains/domains';
import styles from './staff.module.css';

const LONGEST_REASON = 500;

/** One request: who asks for which domain on which license, what speaks for and against it, and the answer. */
export function RequestCard({ request, licenses }: { request: DomainRequest; licenses: readonly License[] }) {
  const { t } = useTranslation(['staff', 'ui']);
  const [open, setOpen] = useState<'approve' | 'decline'>();
  const license = licenses.find(({ id }) => id === request.licenseId);
  const isOpen = request.state === 'REQUESTED';
  return (
    <article className={styles.request} aria-labelledby={`request-${request.id}`}>
      <span className={styles.requestIcon}>
        <Globe aria-hidden />
      </span>
      <div className={styles.requestWords}>
        <h2 id={`request-${request.id}`}>@{request.display}</h2>
        <p>
          <Link to={`/licenses/${request.licenseId}/domains`}>{license?.name ?? t('requests.license')}</Link>
          {license ? <span className={styles.quiet}> · {t(`ui:types.${license.type}`)}</span> : null}
        </p>
        <p className={styles.quiet}>
          <Filled text={t('requests.by', { email: request.requestedBy, when: GAP })}>
            <DateTime at={request.requestedAt} as="day" />
          </Filled>
        </p>
        {request.note ? <blockquote className={styles.note}>{request.note}</blockquote> : null}
        {request.reason ? <p>{t('requests.declinedFor', { reason: request.reason })}</p> : null}
        {isOpen && license ? <Hints request={request} license={license} licenses={licenses} /> : null}
      </div>
      {isOpen ? (
        <div className={styles.requestActs}>
          <Button
            variant="primary"
            icon={<Check />}
            isDisabled={license === undefined}
            onPress={() => setOpen('approve')}
          >
            {t('requests.approve')}
          </Button>
          <Button onPress={() => setOpen('decline')}>{t('requests.decline')}</Button>
        </div>
      ) : request.decidedAt ? (
        <p className={styles.quiet}>
          <DateTime at={request.decidedAt} />
        </p>
      ) : null}
      {open === 'approve' && license ? (
        <DeployDialog license={license} request={request} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'decline' ? <DeclineConfirm request={request} onClose={() => setOpen(undefined)} /> : null}
    </article>
  );
}

/** What our data say about it before anybody decides. */
function Hints({
  request,
  license,
  licenses,
}: {
  request: DomainRequest;
  license: License;
  licenses: readonly License[];
}) {
  const { t } = useTranslation('staff');
  const holder = inTheWay(request.domain, license, licenses);
  const isTheirs = domainOf(request.requestedBy) === request.domain;
  const hints = [
    isTheirs
      ? { good: true, text: t('hints.theirs') }
      : { good: false, text: t('hints.notTheirs', { domain: domainOf(request.requestedBy) }) },
    ...(holder ? [{ good: false, text: t('hints.taken', { license: holder.name }) }] : []),
    ...(license.ouSync ? [{ good: false, text: t('hints.synced') }] : []),
    ...(license.status === 'LIVE' ? [] : [{ good: false, text: t('hints.notLive') }]),
  ];
  return (
    <ul className={styles.hints}>
      {hints.map(({ good, text }) => (
        <li key={text} data-good={good ? '' : undefined}>
          {good ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

function DeclineConfirm({ request, onClose }: { request: DomainRequest; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const decline = useMutation({
    mutationFn: () =>
      take(
        enrollmentApi.POST('/api/enrollments/domain-requests/{requestId}/decline', {
          params: { path: { requestId: request.id } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['domain-requests'] }),
        queries.invalidateQueries({ queryKey: keys.license(request.licenseId) }),
      ]);
      toast(t('decline.done'));
      onClose();
    },
  });
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('decline.title', { domain: request.display })}
      confirm={t('decline.confirm')}
      onConfirm={() => decline.mutate()}
      isPending={decline.isPending}
      isDisabled={reason.trim() === ''}
      problem={decline.error}
    >
      <Stack gap={4}>
        <TextField
          label={t('decline.reason')}
          hint={t('decline.reasonHint', { email: request.requestedBy })}
          value={reason}
          onChange={setReason}
          maxLength={LONGEST_REASON}
          isRequired
        />
        <Consequences lines={[t('decline.nothing'), t('decline.again')]} />
      </Stack>
    </Confirm>
  );
}
