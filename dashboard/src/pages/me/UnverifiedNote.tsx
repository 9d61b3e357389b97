import { useMutation } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { claimsOf, renewToken } from '@/app/session';
import { Button, Card, Note, ProblemNote } from '@/ui';
import styles from './me.module.css';

/** An address nobody has proven shows nothing and joins nothing: how to prove it. */
export function UnverifiedNote({ email }: { email: string }) {
  const { t } = useTranslation('me');
  const check = useMutation({
    mutationFn: async () => {
      const verified = claimsOf(await renewToken()).email_verified === true;
      if (verified) {
        location.reload();
      }
      return verified;
    },
  });
  return (
    <Card>
      <div className={styles.hero} data-tone="warn">
        <span className={styles.emblem} aria-hidden>
          <MailCheck />
        </span>
        <div className={styles.heroWords}>
          <h2 className={styles.heroTitle}>{t('unverified.title')}</h2>
          <p>{t('unverified.text', { email })}</p>
        </div>
      </div>
      <ol className={styles.steps}>
        <li>{t('unverified.step1', { email })}</li>
        <li>{t('unverified.step2')}</li>
        <li>{t('unverified.step3')}</li>
      </ol>
      <div className={styles.acts}>
        <Button variant="primary" onPress={() => check.mutate()} isPending={check.isPending}>
          {t('unverified.check')}
        </Button>
      </div>
      {check.error ? <ProblemNote problem={check.error} /> : null}
      {check.data === false ? (
        <Note tone="info" title={t('unverified.notYet')} live>
          <p>{t('unverified.notYetText')}</p>
        </Note>
      ) : null}
    </Card>
  );
}
