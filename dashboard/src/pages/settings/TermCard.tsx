import { CalendarClock, CirclePause, CirclePlay } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import { pageLocale } from '@/i18n/locale';
import { Button, Card, day, termDay, useMinute } from '@/ui';
import { TermText } from '../licenses/TermText';
import { RenewDialog } from './RenewDialog';
import styles from './settings.module.css';
import { SuspendDialog } from './SuspendDialog';
import { share } from './term';

/** How long the license lives: from when to when, its grace, and where today is. */
export function TermCard({ license, isStaff }: { license: License; isStaff: boolean }) {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState<'renew' | 'suspend'>();
  const close = () => setOpen(undefined);
  const { suspended } = license.term;
  return (
    <Card title={t('term.title')} text={<TermText term={license.term} />}>
      <TermLine license={license} />
      {isStaff ? (
        <div className={styles.acts}>
          <Button icon={<CalendarClock />} onPress={() => setOpen('renew')}>
            {t('term.renew')}
          </Button>
          <Button
            variant="quiet"
            icon={suspended ? <CirclePlay /> : <CirclePause />}
            onPress={() => setOpen('suspend')}
          >
            {suspended ? t('term.lift') : t('term.suspend')}
          </Button>
        </div>
      ) : null}
      {open === 'renew' ? <RenewDialog license={license} onClose={close} /> : null}
      {open === 'suspend' ? <SuspendDialog license={license} onClose={close} /> : null}
    </Card>
  );
}

/** The term as a line; what it shows is said in the words below it. */
function TermLine({ license }: { license: License }) {
  const { t } = useTranslation('settings');
  const now = useMinute();
  const { expiresAt, endsAt, graceDays, suspended } = license.term;
  const language = pageLocale();
  const begins = new Date(license.createdAt);
  if (expiresAt === null) {
    return <p className={styles.quiet}>{t('term.since', { day: day(begins, language) })}</p>;
  }
  const from = begins.getTime();
  const ends = new Date(endsAt ?? expiresAt).getTime();
  const percent = (at: number) => `${share(at, from, ends) * 100}%`;
  const expires = new Date(expiresAt).getTime();
  return (
    <div className={styles.term}>
      <div className={styles.line} data-suspended={suspended ? '' : undefined} aria-hidden>
        <span className={styles.bought} style={{ width: percent(expires) }} />
        <span className={styles.grace} />
        <span className={styles.today} style={{ left: percent(now) }} />
      </div>
      <ul className={styles.marks}>
        <li>
          <span>{t('term.created')}</span>
          <strong>{day(begins, language)}</strong>
        </li>
        <li>
          <span>{t('term.expires')}</span>
          <strong>{termDay(new Date(expires), language)}</strong>
        </li>
        <li>
          <span>{t('term.ends', { count: graceDays })}</span>
          <strong>{termDay(new Date(ends), language)}</strong>
        </li>
      </ul>
    </div>
  );
}
