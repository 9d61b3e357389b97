import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './Progress.module.css';

/** How far something is; without a value: that it goes on. */
export function Progress({
  label,
  value,
  text,
}: {
  label: string;
  value?: number | undefined;
  text?: string;
}) {
  return (
    <ProgressBar
      value={value ?? 0}
      minValue={0}
      maxValue={1}
      isIndeterminate={value === undefined}
      {...(text === undefined ? {} : { valueLabel: text })}
      className={styles.progress ?? ''}
    >
      {({ percentage, valueText }) => (
        <>
          <div className={styles.line}>
            <Label>{label}</Label>
            {percentage === undefined && text === undefined ? null : (
              <span className={styles.value}>{text ?? valueText}</span>
            )}
          </div>
          <div className={styles.track}>
            <div
              className={styles.fill}
              data-indeterminate={percentage === undefined || undefined}
              style={percentage === undefined ? undefined : { width: `${percentage}%` }}
            />
          </div>
        </>
      )}
    </ProgressBar>
  );
}

/** A gray bar where a text will be. */
export function Skeleton({ width = '100%', height = '1rem' }: { width?: string; height?: string }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden />;
}

/** What is shown until a page knows what to show: its shape. */
export function PageSkeleton() {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.page} role="status" aria-label={t('loading')}>
      <Skeleton width="9rem" height="0.875rem" />
      <Skeleton width="min(24rem, 80%)" height="2.125rem" />
      <Skeleton height="11rem" />
      <div className={styles.two}>
        <Skeleton height="9rem" />
        <Skeleton height="9rem" />
      </div>
    </div>
  );
}

/** Rows of gray bars where a list will be. */
export function ListSkeleton({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.list} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.listRow}>
          <Skeleton width={`${30 + ((row * 17) % 25)}%`} />
          <Skeleton width="5rem" />
        </div>
      ))}
    </div>
  );
}
