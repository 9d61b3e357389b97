import { useTranslation } from 'react-i18next';
import { useLicense } from '@/app/LicenseContext';
import { SeatBar, useNumbers } from '@/charts';
import { Card, LinkButton, Note } from '@/ui';
import type { Plan } from './api';
import styles from './google.module.css';

/** The seats as they are and as they would be. */
export function SeatsAfter({ seats }: { seats: NonNullable<Plan['seats']> }) {
  const license = useLicense();
  const { t } = useTranslation('google');
  const { number } = useNumbers();
  const { limit, usedBefore, usedAfter, waitingBefore, waitingAfter } = seats;
  const line = (which: 'now' | 'then', used: number, waiting: number) => (
    <div className={styles.seatLine}>
      <span>{t(`plan.seats.${which}`)}</span>
      <SeatBar
        seats={{
          limit,
          members: used,
          invited: 0,
          waiting,
          free: limit === null ? null : Math.max(0, limit - used),
        }}
      />
      <span className={styles.seatWords}>
        {limit === null
          ? t('plan.seats.used', { count: used, formatted: number(used) })
          : t('plan.seats.usedOf', { used: number(used), limit: number(limit) })}
        {waiting > 0 ? `, ${t('plan.seats.waiting', { count: waiting, formatted: number(waiting) })}` : ''}
      </span>
    </div>
  );
  return (
    <Card title={t('plan.seats.title')}>
      <div className={styles.seatLines}>
        {line('now', usedBefore, waitingBefore)}
        {line('then', usedAfter, waitingAfter)}
      </div>
      {waitingAfter > waitingBefore ? (
        <Note
          tone="warn"
          title={t('plan.seats.tooFew')}
          action={
            <LinkButton to={`/licenses/${license.id}`} size="sm">
              {t('plan.seats.see')}
            </LinkButton>
          }
        >
          {t('plan.seats.tooFewText')}
        </Note>
      ) : null}
    </Card>
  );
}
