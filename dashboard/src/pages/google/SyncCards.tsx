import { useMutation } from '@tanstack/react-query';
import { Folder, FolderTree } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLicense } from '@/app/LicenseContext';
import { Button, Card, DateTime, Details, EmptyState, ProblemNote, useMinute } from '@/ui';
import { type Sync, toGoogle } from './api';
import type { Part } from './usePart';
import styles from './google.module.css';

/** The units whose users are on the license. */
export function UnitsCard({ sync, part }: { sync: Sync; part: Part }) {
  const { t } = useTranslation('google');
  const mayChange = part === 'owner' && sync.authorizedAt !== null;
  return (
    <Card
      title={t('cards.units')}
      action={mayChange ? <Link to="?view=units">{t('units.change')}</Link> : null}
    >
      {sync.units.length > 0 ? (
        <ul className={styles.unitList}>
          {sync.units.map(({ id, name, subtree }) => (
            <li key={id}>
              {subtree ? <FolderTree aria-hidden /> : <Folder aria-hidden />}
              <span>
                <strong>{name}</strong>
                <small>{subtree ? t('cards.withAll') : t('cards.alone')}</small>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState text={t('cards.noUnits')} />
      )}
      {part === 'admin' ? (
        <p className={styles.quiet}>{t('cards.onlyOwner', { email: sync.googleAccount })}</p>
      ) : null}
    </Card>
  );
}

const DAY = 86_400_000;

/** With whose authorization Google is read, how old it is, and how it is given anew. */
export function AuthorizationCard({ sync, part }: { sync: Sync; part: Part }) {
  const license = useLicense();
  const { t } = useTranslation('google');
  const now = useMinute();
  const again = useMutation({ mutationFn: () => toGoogle(license.id) });
  const days =
    sync.authorizedAt === null ? undefined : Math.floor((now - Date.parse(sync.authorizedAt)) / DAY);
  return (
    <Card title={t('authorization.title')} text={t('authorization.text')}>
      <Details
        items={[
          { label: t('authorization.account'), value: sync.googleAccount },
          {
            label: t('authorization.age'),
            value:
              sync.authorizedAt === null || days === undefined ? (
                t('authorization.none')
              ) : (
                <>
                  {days < 1 ? t('authorization.today') : t('authorization.days', { count: days })} (
                  <DateTime at={sync.authorizedAt} as="day" />)
                </>
              ),
          },
          { label: t('authorization.may'), value: t('authorization.mayText') },
        ]}
      />
      {again.error ? <ProblemNote problem={again.error} /> : null}
      {part === 'staff' ? (
        <p className={styles.quiet}>{t('authorization.staff')}</p>
      ) : (
        <div>
          <Button size="sm" onPress={() => again.mutate()} isPending={again.isPending}>
            {part === 'owner' ? t('authorization.again') : t('authorization.own')}
          </Button>
        </div>
      )}
      {part === 'admin' ? <p className={styles.quiet}>{t('authorization.ownText')}</p> : null}
    </Card>
  );
}
