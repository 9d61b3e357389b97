import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLicense } from '@/app/LicenseContext';
import { Card, EmptyState } from '@/ui';
import styles from './domains.module.css';

/** What domain-wide is, before there is any: three steps, and what to know first (R42–R44). */
export function HowItWorks({ icon, title, action }: { icon: ReactNode; title: string; action: ReactNode }) {
  const license = useLicense();
  const { t } = useTranslation('domains');
  const isExclusive = license.type === 'SCHOOL' || license.type === 'BUILDING';
  return (
    <Card>
      <EmptyState icon={icon} title={title} text={t('empty.text')} action={action}>
        <ol className={styles.steps}>
          {(['ask', 'prove', 'join'] as const).map((step, place) => (
            <li key={step}>
              <span className={styles.number} aria-hidden>
                {place + 1}
              </span>
              <strong>{t(`steps.${step}`)}</strong>
              <span className={styles.quiet}>{t(`steps.${step}Text`)}</span>
            </li>
          ))}
        </ol>
      </EmptyState>
      <ul className={styles.facts}>
        <li>{t('facts.exact')}</li>
        <li>{t('facts.comesBack')}</li>
        <li>{isExclusive ? t('facts.exclusive') : t('facts.shared')}</li>
        <li>{t('facts.noSync')}</li>
      </ul>
    </Card>
  );
}
