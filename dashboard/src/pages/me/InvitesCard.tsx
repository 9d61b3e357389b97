import { useQuery } from '@tanstack/react-query';
import { MailOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MyInvite, openInvites } from '@/api/invites';
import {
  Badge,
  Button,
  Card,
  Confirm,
  DateTime,
  EmptyState,
  Filled,
  GAP,
  ListSkeleton,
  ProblemNote,
  toast,
} from '@/ui';
import { InviteWords } from './InviteWords';
import { pastInvites, useAnswer } from './mine';
import styles from './me.module.css';

/** License invites (R50): where an invite is found whose pop-up was closed, and what became of the others. */
export function InvitesCard({ isVerified }: { isVerified: boolean }) {
  const { t } = useTranslation('me');
  const { data, error } = useQuery({ ...openInvites(), enabled: isVerified });
  return (
    <Card
      title={t('invites.title')}
      action={
        data && data.length > 0 ? (
          <Badge tone="info">{t('invites.open', { count: data.length })}</Badge>
        ) : null
      }
    >
      {error ? <ProblemNote problem={error} /> : null}
      {data && data.length > 0 ? (
        <ul className={styles.list}>
          {data.map((invite) => (
            <OpenInvite key={invite.inviteId} invite={invite} />
          ))}
        </ul>
      ) : null}
      {!isVerified || data?.length === 0 ? (
        <EmptyState
          icon={<MailOpen />}
          title={t('invites.none')}
          text={isVerified ? t('invites.noneText') : t('invites.noneUnverified')}
        />
      ) : null}
      {isVerified && !data && !error ? <ListSkeleton /> : null}
      {isVerified ? <Past /> : null}
    </Card>
  );
}

function OpenInvite({ invite }: { invite: MyInvite }) {
  const { t } = useTranslation('me');
  const answer = useAnswer();
  const [isDeclining, setDeclining] = useState(false);
  const name = invite.licenseName ?? t('invites.aLicense');
  return (
    <li className={styles.invite}>
      <div className={styles.lineWords}>
        <strong>{name}</strong>
        <InviteWords invite={invite} />
      </div>
      {invite.state === 'CONFIRMING' ? (
        <p className={styles.confirming} role="status">
          {invite.kept ? t('invites.kept') : t('invites.confirming')}
        </p>
      ) : (
        <div className={styles.acts}>
          <Button
            variant="primary"
            isPending={answer.isPending && answer.variables.yes}
            onPress={() =>
              answer.mutate(
                { inviteId: invite.inviteId, yes: true },
                { onSuccess: () => toast(t('invites.accepted', { license: name })) },
              )
            }
          >
            {t('invites.accept')}
          </Button>
          <Button variant="quiet" onPress={() => setDeclining(true)}>
            {t('invites.decline')}
          </Button>
        </div>
      )}
      {answer.error ? <ProblemNote problem={answer.error} /> : null}
      <Confirm
        isOpen={isDeclining}
        onClose={() => setDeclining(false)}
        title={t('invites.declineTitle', { license: name })}
        confirm={t('invites.decline')}
        variant="danger"
        isPending={answer.isPending && !answer.variables.yes}
        problem={answer.variables?.yes === false ? answer.error : null}
        onConfirm={() =>
          answer.mutate(
            { inviteId: invite.inviteId, yes: false },
            {
              onSuccess: () => {
                setDeclining(false);
                toast(t('invites.declined', { license: name }));
              },
            },
          )
        }
      >
        <p>{t('invites.declineText')}</p>
      </Confirm>
    </li>
  );
}

const PAST_TONES = { ACCEPTED: 'good', DECLINED: 'muted', EXPIRED: 'muted', WITHDRAWN: 'muted' } as const;

function Past() {
  const { t } = useTranslation('me');
  const { data } = useQuery(pastInvites());
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <details className={styles.past}>
      <summary>{t('invites.past', { count: data.length })}</summary>
      <ul className={styles.list}>
        {data.map((invite) => (
          <li key={invite.inviteId} className={styles.line}>
            <div className={styles.lineWords}>
              <strong>{invite.licenseName ?? t('invites.aLicense')}</strong>
              <span>
                <Filled text={t('invites.offered', { when: GAP })}>
                  <DateTime at={invite.offeredAt} as="day" />
                </Filled>
              </span>
            </div>
            <Badge tone={PAST_TONES[invite.state as keyof typeof PAST_TONES]}>
              {t(`invites.state.${invite.state as keyof typeof PAST_TONES}`)}
            </Badge>
          </li>
        ))}
      </ul>
    </details>
  );
}
