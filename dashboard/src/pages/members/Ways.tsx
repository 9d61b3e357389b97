import { useTranslation } from 'react-i18next';
import type { EnrollmentMethod } from '@/api/licenses';
import styles from './members.module.css';

const NAMED = 2;

/** By which ways somebody came: each a color and its name; many are counted. */
export function Ways({ ways, isShort = false }: { ways: readonly EnrollmentMethod[]; isShort?: boolean }) {
  const { t } = useTranslation('members');
  const named = ways.slice(0, isShort ? 1 : NAMED);
  const others = ways.slice(named.length);
  return (
    <span className={styles.ways}>
      {named.map((way) => (
        <span key={way} className={styles.way}>
          <span
            className={styles.swatch}
            style={{ background: `var(--method-${way.toLowerCase()})` }}
            aria-hidden
          />
          <span className={styles.wayName}>{t(`ways.${way}`)}</span>
        </span>
      ))}
      {others.length > 0 ? (
        <span className={styles.others} title={others.map((way) => t(`ways.${way}`)).join(', ')}>
          {t('otherWays', { count: others.length })}
        </span>
      ) : null}
    </span>
  );
}
