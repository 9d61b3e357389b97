import { useTranslation } from 'react-i18next';
import { Badge } from '@/ui';
import { WhenWho } from './WhenWho';
import type { Reason } from './members';
import styles from './members.module.css';
import { useSourceNames } from './useSourceNames';

/** Every reason that counts now: by which way, from where, who gave it and when. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useTranslation(['members', 'ui']);
  const nameOf = useSourceNames(reasons);
  if (reasons.length === 0) {
    return <p className={styles.quiet}>{t('panel.noReason')}</p>;
  }
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={`${reason.method} ${reason.source ?? ''}`}>
          <span
            className={styles.swatch}
            style={{ background: `var(--method-${reason.method.toLowerCase()})` }}
            aria-hidden
          />
          <div>
            <p className={styles.reasonName}>
              {t(`ui:methods.${reason.method}`)}
              {nameOf(reason) ? <span className={styles.source}>{nameOf(reason)}</span> : null}
              {reason.state === 'OFFERED' ? <Badge tone="info">{t('panel.offered')}</Badge> : null}
            </p>
            <p className={styles.quiet}>
              <WhenWho at={reason.since} actor={reason.actor} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
