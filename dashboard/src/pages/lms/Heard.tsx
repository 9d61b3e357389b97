import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
import { DateTime, Filled, GAP } from '@/ui';
import type { Deliveries, Rejected } from './api';
import { heard, refusal } from './kinds';
import styles from './lms.module.css';

/** What came by a connection and when last; and what was refused, how often and why. */
export function Heard({ deliveries, rejected }: { deliveries: Deliveries; rejected: readonly Rejected[] }) {
  const { t } = useTranslation('lms');
  const { number } = useNumbers();
  const { all, counted, dead } = heard(deliveries.counts);
  return (
    <div className={styles.heard}>
      {deliveries.lastAt ? (
        <p>
          <Filled text={t('heard.last', { when: GAP })}>
            <DateTime at={deliveries.lastAt} />
          </Filled>
          {' · '}
          {t('heard.all', { count: all, formatted: number(all) })}
          {all > counted ? ` · ${t('heard.counted', { count: counted, formatted: number(counted) })}` : ''}
          {dead > 0 ? ` · ${t('heard.dead', { count: dead, formatted: number(dead) })}` : ''}
        </p>
      ) : (
        <p>{t('heard.never')}</p>
      )}
      {rejected.length > 0 ? (
        <ul className={styles.rejected} aria-label={t('heard.rejected')}>
          {rejected.map(({ why, count, lastAt }) => {
            const known = refusal(why);
            return (
              <li key={why}>
                <strong>{t('heard.times', { count, formatted: number(count) })}</strong>{' '}
                {known ? t(`refusals.${known}`) : why}{' '}
                <span className={styles.quiet}>
                  (<DateTime at={lastAt} />)
                </span>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
