import { useNumbers } from '@/charts';
import { useTranslation } from 'react-i18next';
import styles from './add.module.css';
import type { Batch } from './batches';
import { partsOf, TONES } from './outcomes';

/** What became of a batch's rows as one bar; the numbers are its name for screen readers. */
export function OutcomeBar({ batch, tall }: { batch: Batch; tall?: boolean }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const parts = partsOf(batch);
  const label = parts
    .map(({ outcome, count }) => t(`counts.${outcome}`, { formatted: number(count) }))
    .join(', ');
  return (
    <div
      className={styles.bar}
      role="img"
      aria-label={label || t('outcome.pending')}
      data-tall={tall || undefined}
    >
      {parts.map(({ outcome, count, some }) => (
        <span
          key={`${some.by} ${outcome}`}
          data-tone={TONES[outcome]}
          style={{ width: `${(count / Math.max(1, batch.people)) * 100}%` }}
        />
      ))}
    </div>
  );
}
