import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { openInvites } from '@/api/invites';
import { useMe } from '@/app/MeContext';
import { PageHeader, Skeleton, Stack } from '@/ui';
import { Anchored } from './Anchored';
import { CoverageCard } from './CoverageCard';
import { InvitesCard } from './InvitesCard';
import { UnverifiedNote } from './UnverifiedNote';
import styles from './me.module.css';

/** Below what most come for, and with the weight of a field: it follows. */
const KeyCard = lazy(() => import('./KeyCard').then(({ KeyCard: card }) => ({ default: card })));

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
        <Anchored id="invites">
          <InvitesCard isVerified={me.emailVerified} />
        </Anchored>
        <Suspense fallback={<Skeleton height="10rem" />}>
          <Anchored id="key">
            <KeyCard isDisabled={!me.emailVerified} />
          </Anchored>
        </Suspense>
      </Stack>
    </div>
  );
}
