import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { DateTime, Details } from '@/ui';
import { pendingInvite } from './reminders';

/** How far an invite has come: seen or not, when it runs out, when they were reminded. */
export function InviteFacts({ memberId, email }: { memberId: string; email: string }) {
  const { id: licenseId } = useLicense();
  const { t } = useTranslation('members');
  const { data: invite } = useQuery({
    queryKey: keys.of(licenseId, 'members', 'invite', memberId),
    queryFn: ({ signal }) => pendingInvite(licenseId, { memberId, email }, signal),
  });
  if (!invite) {
    return null;
  }
  return (
    <Details
      items={[
        {
          label: t('invite.seen'),
          value: invite.seenAt ? (
            <>
              <DateTime at={invite.seenAt} />
              {invite.popUpClosed ? ` · ${t('invite.putOff')}` : null}
            </>
          ) : (
            t('invite.notSeen')
          ),
        },
        {
          label: t('invite.expires'),
          value: invite.expiresAt ? <DateTime at={invite.expiresAt} /> : t('invite.standsStill'),
        },
        {
          label: t('invite.reminded'),
          value: invite.remindedAt ? (
            <>
              <DateTime at={invite.remindedAt} /> · {t('invite.times', { count: invite.reminders })}
            </>
          ) : (
            t('invite.never')
          ),
        },
      ]}
    />
  );
}
