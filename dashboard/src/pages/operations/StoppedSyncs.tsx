import { useQuery } from '@tanstack/react-query';
import { CloudCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, Card, DateTime, EmptyState, Filled, GAP, LinkButton, ListSkeleton, ProblemNote } from '@/ui';
import { stopped, type Stopped } from './operations';
import styles from './operations.module.css';
import { useLicenseName } from './useLicenseName';

/** Google syncs that hold removals (X28), pause, or met trouble: which license, what it waits for, where to go. */
export function StoppedSyncs() {
  const { t } = useTranslation('operations');
  const { data, error } = useQuery(stopped());
  return (
    <Card title={t('syncs.title')} text={t('syncs.text')}>
      {error ? <ProblemNote problem={error} /> : null}
      {!data && !error ? <ListSkeleton /> : null}
      {data?.length === 0 ? (
        <EmptyState icon={<CloudCog />} title={t('syncs.none')} text={t('syncs.noneText')} />
      ) : null}
      {data && data.length > 0 ? (
        <ul className={styles.letters}>
          {data.map((sync) => (
            <StoppedSync key={sync.licenseId} sync={sync} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function StoppedSync({ sync }: { sync: Stopped }) {
  const { t } = useTranslation('operations');
  const name = useLicenseName()(sync.licenseId) ?? sync.licenseId;
  const paused = sync.paused || sync.pausedByStaff;
  return (
    <li className={styles.letter}>
      <div className={styles.letterWords}>
        <p className={styles.letterTitle}>
          <strong>{name}</strong>
          {sync.held > 0 ? <Badge tone="warn">{t('syncs.held', { count: sync.held })}</Badge> : null}
          {paused ? <Badge>{sync.pausedByStaff ? t('syncs.pausedByStaff') : t('syncs.paused')}</Badge> : null}
        </p>
        <p className={styles.small}>
          {sync.trouble ? t(`syncs.trouble.${sync.trouble}`) : null}
          {sync.heldSince ? (
            <>
              {sync.trouble ? <br /> : null}
              <Filled text={t('syncs.since', { when: GAP })}>
                <DateTime at={sync.heldSince} as="time" />
              </Filled>
            </>
          ) : null}
        </p>
      </div>
      <LinkButton
        size="sm"
        to={`/licenses/${sync.licenseId}/google`}
        aria-label={t('syncs.openOf', { license: name })}
      >
        {t('syncs.open')}
      </LinkButton>
    </li>
  );
}
