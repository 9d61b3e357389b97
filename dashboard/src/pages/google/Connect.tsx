import { useMutation } from '@tanstack/react-query';
import { Clock, Eye, ShieldCheck, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { listed } from '@/i18n/locale';
import { Button, Card, Note, ProblemNote } from '@/ui';
import { toGoogle } from './api';
import { Steps } from './Steps';
import styles from './google.module.css';

const PROMISES = [
  { id: 'reads', icon: Eye },
  { id: 'minutes', icon: Clock },
  { id: 'active', icon: Users },
  { id: 'safe', icon: ShieldCheck },
] as const;

/** Before anything is connected: what a sync does, what it never does, and the one button (R5, R6, R10). */
export function Connect() {
  const { t } = useTranslation('google');
  const license = useLicense();
  const me = useMe();
  const begin = useMutation({ mutationFn: () => toGoogle(license.id) });
  return (
    <Card>
      <div className={styles.connect}>
        <Steps at="authorize" />
        <div className={styles.connectMain}>
          <h2>{t('connect.title')}</h2>
          <p className={styles.quiet}>{t('connect.text')}</p>
          {me.isStaff ? (
            <Note title={t('connect.staff')}>
              {t('connect.staffText', { admins: listed(license.admins.map(({ email }) => email)) })}
            </Note>
          ) : (
            <>
              <div className={styles.connectAct}>
                <Button variant="primary" onPress={() => begin.mutate()} isPending={begin.isPending}>
                  {t('connect.action')}
                </Button>
                <p className={styles.quiet}>{t('connect.as', { email: me.email })}</p>
              </div>
              {begin.error ? <ProblemNote problem={begin.error} /> : null}
            </>
          )}
        </div>
        <ul className={styles.promises}>
          {PROMISES.map(({ id, icon: Icon }) => (
            <li key={id}>
              <Icon aria-hidden />
              <div>
                <h3>{t(`connect.promises.${id}.title`)}</h3>
                <p className={styles.quiet}>{t(`connect.promises.${id}.text`)}</p>
              </div>
            </li>
          ))}
        </ul>
        {me.isStaff ? null : <p className={styles.quiet}>{t('connect.notAdmin')}</p>}
      </div>
    </Card>
  );
}
