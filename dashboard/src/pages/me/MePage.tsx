import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/MeContext';
import { PageHeader, Stack } from '@/ui';
import { CoverageCard } from './CoverageCard';
import { InvitePopUp } from './InvitePopUp';
import { InvitesCard } from './InvitesCard';
import { KeyCard } from './KeyCard';
import { openInvites } from './mine';
import { UnverifiedNote } from './UnverifiedNote';
import styles from './me.module.css';

/** What is a user's own: whether a license covers them, their invites, and where a license key is entered. */
export function Component() {
  const me = useMe();
  const { t } = useTranslation('me');
  const invites = useQuery({ ...openInvites(), enabled: me.emailVerified });
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('hello', { name: me.name.split(' ')[0] ?? me.name })}
        text={t('text', { email: me.email })}
      />
      <Stack gap={4}>
        {me.emailVerified ? (
          <CoverageCard hasInvite={(invites.data?.length ?? 0) > 0} />
        ) : (
          <UnverifiedNote email={me.email} />
        )}
        <InvitesCard isVerified={me.emailVerified} />
        <KeyCard isDisabled={!me.emailVerified} />
      </Stack>
      <InvitePopUp invites={invites.data ?? []} />
    </div>
  );
}
