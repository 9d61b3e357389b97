import { useQuery } from '@tanstack/react-query';
import { Ban, MailPlus, UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import { SeatBar, useNumbers } from '@/charts';
import { ProblemNote, Skeleton, useRefusal } from '@/ui';
import styles from './add.module.css';
import { way as wayQuery } from './batches';
import { wayKey } from './wayWords';

const ICONS = { ADDED: UserRoundCheck, INVITED: MailPlus, none: Ban } as const;

/** Said before anybody is named: whether people are added or invited and why (R48, R49, R52), and what of the seats. */
export function Before({ license }: { license: License }) {
  const { t } = useTranslation(['add', 'ui']);
  const refusal = useRefusal();
  const { data, error } = useQuery(wayQuery(license.id));
  const way = data?.way === 'ADDED' || data?.way === 'INVITED' ? data.way : 'none';
  const Icon = ICONS[way];
  const key = wayKey(data?.way, data?.rule);
  return (
    <section className={styles.before} aria-label={t('before.title')}>
      {error ? <ProblemNote problem={error} /> : null}
      {!data && !error ? <Skeleton height="6rem" /> : null}
      {data ? (
        <div className={styles.way} data-way={way}>
          <span className={styles.wayIcon}>
            <Icon aria-hidden />
          </span>
          <h2>{t(`before.${way}`)}</h2>
          <p>{key ? t(`before.because.${key}`) : refusal(data.reason, data.why)}</p>
          <p className={styles.quiet}>
            {way === 'ADDED' ? t('before.addedText') : null}
            {way === 'INVITED' ? t('before.invitedText') : null}
            {way === 'none' ? t('before.noneText') : null}
          </p>
          {data.rule ? <p className={styles.rule}>{t('ui:rule', { rule: data.rule })}</p> : null}
        </div>
      ) : null}
      <Seats license={license} />
    </section>
  );
}

function Seats({ license: { seats } }: { license: License }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const { free, waiting } = seats;
  return (
    <div className={styles.seats}>
      <h2>
        {free === null ? t('before.unlimited') : null}
        {free === 0 ? t('before.full') : null}
        {free !== null && free > 0 ? t('before.free', { count: free, formatted: number(free) }) : null}
      </h2>
      {free === null ? null : (
        <>
          <SeatBar seats={seats} />
          <p className={styles.quiet}>
            {t('before.beyond')}{' '}
            {waiting > 0 ? t('before.waiting', { count: waiting, formatted: number(waiting) }) : null}
          </p>
        </>
      )}
    </div>
  );
}
