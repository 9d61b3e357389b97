import { useTranslation } from 'react-i18next';
import type { MyInvite } from '@/api/invites';
import { DateTime, Filled, GAP } from '@/ui';

/** Who invited one, to what, and until when there is time. */
export function InviteWords({ invite }: { invite: MyInvite }) {
  const { t } = useTranslation(['me', 'ui']);
  return (
    <>
      {invite.licenseType ? <span>{t(`ui:types.${invite.licenseType}`)}</span> : null}
      {invite.invitedBy ? <span>{t('invites.by', { who: invite.invitedBy })}</span> : null}
      {invite.state === 'PENDING' ? (
        <span>
          {invite.expiresAt ? (
            <Filled text={t('invites.until', { when: GAP })}>
              <DateTime at={invite.expiresAt} as="day" />
            </Filled>
          ) : (
            t('invites.frozen')
          )}
        </span>
      ) : null}
    </>
  );
}
