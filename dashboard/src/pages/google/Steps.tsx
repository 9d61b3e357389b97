import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './google.module.css';

const STEPS = ['authorize', 'units', 'look'] as const;

/** The way to a sync, and how far one is. */
export function Steps({ at }: { at: (typeof STEPS)[number] }) {
  const { t } = useTranslation('google');
  const now = STEPS.indexOf(at);
  return (
    <ol className={styles.steps} aria-label={t('steps.label')}>
      {STEPS.map((step, place) => (
        <li
          key={step}
          data-state={place < now ? 'done' : place === now ? 'now' : undefined}
          aria-current={place === now ? 'step' : undefined}
        >
          <span className={styles.stepMark} aria-hidden>
            {place < now ? <Check /> : place + 1}
          </span>
          <span>{t(`steps.${step}`)}</span>
          {place < now ? <span className="visually-hidden">{t('steps.done')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
