import { useTranslation } from 'react-i18next';
import styles from './FirstPaint.module.css';

/** What is there before anybody is known: the name, and that something is coming. */
export function FirstPaint() {
  const { t } = useTranslation('app');
  return (
    <div className={styles.page} role="status">
      <img src="/favicon.svg" alt="" width={44} height={44} className={styles.mark} />
      <p>{t('opening')}</p>
    </div>
  );
}
