import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/MeContext';
import { Badge, DateTime } from '@/ui';
import { ALL_SERVICES, handled } from './operations';
import styles from './operations.module.css';

/** Who took which letters out of the way of late, and why. */
export function Handled() {
  const { t } = useTranslation('operations');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.handled} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('handled.title')}</summary>
      {isOpen ? <List /> : null}
    </details>
  );
}

function List() {
  const { t } = useTranslation('operations');
  const me = useMe();
  const read = useQueries({ queries: ALL_SERVICES.map((service) => handled(service)) });
  const all = read
    .flatMap(({ data }, place) =>
      (data ?? []).map((each) => ({ ...each, service: ALL_SERVICES[place] ?? 'license' })),
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  if (all.length === 0) {
    return (
      <p className={styles.small}>
        {read.some(({ isPending }) => isPending) ? t('looking') : t('handled.none')}
      </p>
    );
  }
  return (
    <ul className={styles.letters}>
      {all.map(({ message, by, at, reason, service }) => (
        <li key={`${service}-${message.id}`} className={styles.letter}>
          <div className={styles.letterWords}>
            <p className={styles.letterTitle}>
              <strong>{message.type ?? t('letters.unknownType')}</strong>
              <Badge>{t(`service.${service}`)}</Badge>
              <Badge tone={reason === null ? 'good' : 'muted'}>
                {reason === null ? t('handled.replayed') : t('handled.dropped')}
              </Badge>
            </p>
            {reason === null ? null : <p>{reason}</p>}
            <p className={styles.small}>
              <DateTime at={at} /> ·{' '}
              {by === me.accountId ? t('handled.byYou') : t('handled.by', { account: by })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
