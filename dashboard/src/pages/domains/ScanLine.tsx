import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
import { DateTime, Progress } from '@/ui';
import { type Deployment, isUnderWay } from './domains';
import styles from './domains.module.css';

/** How the scan of a domain is doing: looking, adding whom it found, or what came of the last one. */
export function ScanLine({ deployment: { state, lastScan: scan } }: { deployment: Deployment }) {
  const { t } = useTranslation('domains');
  const { number } = useNumbers();
  if (state === 'ENDING') {
    return <p className={styles.quiet}>{t('scan.ending')}</p>;
  }
  if (state === 'CLAIMING' || !scan) {
    return <Progress label={t('scan.first')} />;
  }
  if (isUnderWay(scan)) {
    const found = t('scan.found', { count: scan.named, formatted: number(scan.named) });
    return (
      <div className={styles.scan}>
        {scan.endedAt ? (
          <Progress label={t('scan.judging')} value={scan.judged / Math.max(1, scan.named)} />
        ) : (
          <Progress label={t('scan.looking')} />
        )}
        <p className={styles.quiet}>
          {found} {t('scan.judged', { count: scan.judged, formatted: number(scan.judged) })}
        </p>
      </div>
    );
  }
  const { result } = scan;
  return (
    <p className={styles.last} data-tone={result === 'DONE' ? undefined : 'warn'}>
      {result === 'DONE' ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
      <span>
        {result === 'DONE'
          ? scan.named === 0
            ? t('scan.nobodyMissing')
            : t('scan.done', { count: scan.named, formatted: number(scan.named) })
          : t(`scan.${result ?? 'FAILED'}`)}{' '}
        <span className={styles.quiet}>
          <DateTime at={scan.endedAt ?? scan.beganAt} />
        </span>
      </span>
    </p>
  );
}
